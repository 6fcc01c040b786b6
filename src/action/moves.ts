import { Refusal } from '../kit/refusal.ts'

/** A state machine as data: for each move, the states it may start from and the state it ends in. */
export type Moves<State extends string, Move extends string> = Readonly<
  Record<Move, { readonly from: readonly State[]; readonly to: State }>
>

/** The state after a move. Refuses (`conflict`) when the move is not allowed from here. */
export const move = <State extends string, Move extends string>(
  moves: Moves<State, Move>,
  state: State,
  name: Move,
): State => {
  const { from, to } = moves[name]
  if (!from.includes(state)) throw new Refusal('conflict', 'move-not-allowed')
  return to
}

/** The moves that may start from a state; a page offers only these. */
export const movesFrom = <State extends string, Move extends string>(
  moves: Moves<State, Move>,
  state: State,
): Move[] => {
  const names = Object.keys(moves) as Move[]
  return names.filter((name) => moves[name].from.includes(state))
}
