import { z } from 'zod'
import { move } from '../../action/moves.ts'
import { Refusal } from '../../kit/refusal.ts'

export const taskStates = [
  'assigned',
  'accepted',
  'in_progress',
  'submitted',
  'confirmed',
  'returned',
] as const
export type TaskState = (typeof taskStates)[number]

/** Where somebody stands to a task. A leader stands in for an assigner who is away. */
export type TaskSide = 'assignee' | 'assigner'

interface TaskRule {
  readonly from: readonly TaskState[]
  readonly to: TaskState
  readonly by: TaskSide
}

/** Who may do what to a task, and when. One side works, the other judges; `begin` takes on and starts in one step. */
export const taskMoves = {
  accept: { from: ['assigned'], to: 'accepted', by: 'assignee' },
  begin: { from: ['assigned'], to: 'in_progress', by: 'assignee' },
  start: { from: ['accepted', 'returned'], to: 'in_progress', by: 'assignee' },
  submit: { from: ['in_progress'], to: 'submitted', by: 'assignee' },
  confirm: { from: ['submitted'], to: 'confirmed', by: 'assigner' },
  return: { from: ['submitted'], to: 'returned', by: 'assigner' },
} as const satisfies Readonly<Record<string, TaskRule>>

export type TaskMove = keyof typeof taskMoves
export const taskMoveNames = Object.keys(taskMoves) as readonly TaskMove[] & [TaskMove, ...TaskMove[]]
export const TaskMoveName = z.enum(taskMoveNames)

/** The moves open to somebody who stands on these sides; a page offers only these. */
export const taskMovesFor = (state: TaskState, sides: readonly TaskSide[]): TaskMove[] =>
  taskMoveNames.filter((name) => {
    const { from, by }: TaskRule = taskMoves[name]
    return from.includes(state) && sides.includes(by)
  })

/** The state after a move. Refuses who stands on the wrong side, then what is not allowed from here. */
export const moveTask = (state: TaskState, name: TaskMove, sides: readonly TaskSide[]): TaskState => {
  if (!sides.includes(taskMoves[name].by)) throw new Refusal('forbidden', 'not-your-task')
  return move<TaskState, TaskMove>(taskMoves, state, name)
}
