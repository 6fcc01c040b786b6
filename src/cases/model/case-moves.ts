import type { Moves } from '../../action/moves.ts'
import type { CaseState } from './words.ts'

/**
 * The life of a case. Officers assess, act and resolve; an approver or leader closes, or sends it back by reopening:
 * whoever did the work does not also declare it finished (each action names its permission).
 */
export const caseMoves = {
  assess: { from: ['open'], to: 'assessed' },
  act: { from: ['open', 'assessed'], to: 'acting' },
  resolve: { from: ['acting'], to: 'resolved' },
  close: { from: ['resolved'], to: 'closed' },
  reopen: { from: ['resolved', 'closed'], to: 'acting' },
} as const satisfies Moves<CaseState, string>

export type CaseMove = keyof typeof caseMoves
