import { type MemberRow, membersWithRole } from '../../accounts/store/members.ts'
import { type Member, permits, type Role } from '../../action/permissions.ts'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { TaskSide } from '../model/task-moves.ts'
import type { TaskRow } from '../store/work.ts'

/** Posts that may read cases, and so can be given a task in one. */
export const taskRoles = ['officer', 'approver', 'leader'] as const satisfies readonly Role[]

/** A colleague for a task. Members of other agencies are answered like ids of nobody. */
export const requireAssignee = async (db: Db, memberId: string, agencyId: string): Promise<MemberRow> => {
  const found = (await membersWithRole(db, agencyId, taskRoles)).find(({ id }) => id === memberId)
  if (found === undefined) throw new Refusal('invalid', 'invalid', { assigneeId: 'not-a-colleague' })
  return found
}

/** Where a member stands to a task; whoever hands out cases stands in for an assigner who is away. */
export const sidesOf = (member: Member, task: Pick<TaskRow, 'assignee_id' | 'assigned_by'>): TaskSide[] => [
  ...(member.memberId === task.assignee_id ? (['assignee'] as const) : []),
  ...(member.memberId === task.assigned_by || permits(member, 'case.assign') ? (['assigner'] as const) : []),
]

/** Posts that hand out cases, and so judge the work of others. */
const judges: readonly string[] = ['approver', 'leader'] satisfies readonly Role[]

/** Whether somebody besides the member could confirm the task: who gave it, or whoever hands out cases here. */
export const hasOtherJudge = async (
  db: Db,
  { memberId, agencyId }: Member,
  { assigned_by }: Pick<TaskRow, 'assigned_by'>,
): Promise<boolean> =>
  (await membersWithRole(db, agencyId, taskRoles)).some(
    ({ id, roles }) => id !== memberId && (id === assigned_by || roles.some((role) => judges.includes(role))),
  )

/** Whether confirming would be confirming one's own work though somebody else is there to do it. */
export const isOwnToConfirm = async (
  db: Db,
  member: Member,
  task: Pick<TaskRow, 'assignee_id' | 'assigned_by'>,
): Promise<boolean> => task.assignee_id === member.memberId && (await hasOtherJudge(db, member, task))
