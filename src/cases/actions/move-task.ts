import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { openJson, sealJson } from '../../seal/age.ts'
import type { TaskText } from '../model/content.ts'
import { MoveTask } from '../model/inputs.ts'
import { moveTask as stateAfter, type TaskMove } from '../model/task-moves.ts'
import { lockTask, saveTask } from '../store/work.ts'
import { lockOpenCase, memberActing, openCaseIdentity } from './own-case.ts'
import { isOwnToConfirm, sidesOf } from './task-people.ts'

/** Where the words of a move belong in the task; the other moves say nothing. */
const wordsOf = (move: TaskMove, text: string): Partial<TaskText> => {
  if (move === 'submit') return { result: text }
  if (move === 'return') return { returned: text }
  return {}
}

/**
 * Takes on, works, hands in with a result; confirms or sends back with a reason. The table in the model says who and when.
 * Nobody confirms their own work, unless nobody else could: then the ledger says so.
 */
export const moveTask = action({
  name: 'task.move',
  needs: 'case.read',
  input: MoveTask,
  subject: ({ caseId }) => `case:${caseId}`,
  run: async (scope, { caseId, taskId, move, text }) => {
    const { db, now } = scope
    const row = await lockOpenCase(scope, caseId)
    const task = await lockTask(db, caseId, taskId)
    const member = memberActing(scope)
    const state = stateAfter(task.state, move, sidesOf(member, task))
    if (move === 'confirm' && (await isOwnToConfirm(db, member, task)))
      throw new Refusal('forbidden', 'own-task')
    if ((move === 'return' || move === 'submit') && text === '')
      throw new Refusal('invalid', 'invalid', { text: 'required' })
    const before = await openJson<TaskText>(await openCaseIdentity(scope, caseId), task.sealed)
    await saveTask(db, taskId, {
      state,
      sealed: await sealJson([row.recipient], { ...before, ...wordsOf(move, text) }),
      ...(move === 'submit' ? { submitted_at: now } : {}),
      ...(move === 'confirm' ? { confirmed_at: now } : {}),
    })
    return { caseId, state, alone: move === 'confirm' && task.assignee_id === member.memberId }
  },
  reason: ({ move }, { alone }) => (alone ? 'confirm-alone' : move),
})
