import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { TransferTask } from '../model/inputs.ts'
import { lockTask, saveTask } from '../store/work.ts'
import { lockOpenCase, memberActing } from './own-case.ts'
import { requireAssignee, sidesOf } from './task-people.ts'

/** Gives a task to another colleague, with more time where needed: nobody's absence keeps a case open. */
export const transferTask = action({
  name: 'task.transfer',
  needs: 'case.read',
  input: TransferTask,
  subject: ({ caseId }) => `case:${caseId}`,
  reason: ({ assigneeId }) => `member:${assigneeId}`,
  run: async (scope, { caseId, taskId, assigneeId, dueAt }) => {
    const { db, now } = scope
    const row = await lockOpenCase(scope, caseId)
    const task = await lockTask(db, caseId, taskId)
    if (!sidesOf(memberActing(scope), task).includes('assigner'))
      throw new Refusal('forbidden', 'not-your-task')
    if (task.state === 'confirmed') throw new Refusal('conflict', 'move-not-allowed')
    await requireAssignee(db, assigneeId, row.agency_id)
    if (dueAt !== undefined && dueAt <= now) throw new Refusal('invalid', 'invalid', { dueAt: 'past-date' })
    await saveTask(db, taskId, {
      state: task.assignee_id === assigneeId ? task.state : 'assigned',
      assignee_id: assigneeId,
      ...(dueAt === undefined ? {} : { due_at: dueAt }),
    })
    return { caseId }
  },
})
