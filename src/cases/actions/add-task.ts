import { action } from '../../action/action.ts'
import { sendLive } from '../../db/live.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { sealJson } from '../../seal/age.ts'
import type { TaskText } from '../model/content.ts'
import { AddTask } from '../model/inputs.ts'
import { usualTaskDue } from '../model/task-due.ts'
import { insertTask } from '../store/work.ts'
import { lockOpenCase, memberActing } from './own-case.ts'
import { requireAssignee } from './task-people.ts'

/** A task for a colleague or oneself, with a clock of its own. Everybody who may read cases may give one: leaders too. */
export const addTask = action({
  name: 'task.assign',
  needs: 'case.read',
  input: AddTask,
  subject: ({ caseId }) => `case:${caseId}`,
  reason: ({ kind }) => kind,
  run: async (scope, { caseId, kind, title, details, assigneeId, dueAt }) => {
    const { db, now } = scope
    const row = await lockOpenCase(scope, caseId)
    await requireAssignee(db, assigneeId, row.agency_id)
    if (dueAt !== undefined && dueAt <= now) throw new Refusal('invalid', 'invalid', { dueAt: 'past-date' })
    const text: TaskText = { title, details }
    const taskId = newId()
    await insertTask(db, {
      id: taskId,
      case_id: caseId,
      kind,
      sealed: await sealJson([row.recipient], text),
      assignee_id: assigneeId,
      assigned_by: memberActing(scope).memberId,
      state: 'assigned',
      created_at: now,
      due_at: dueAt ?? usualTaskDue(row.due_at, now),
    })
    await sendLive(db, { agencyId: row.agency_id, kind: 'task', urgency: row.urgency })
    return { caseId, taskId }
  },
})
