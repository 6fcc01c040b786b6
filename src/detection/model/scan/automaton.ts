/** An Aho–Corasick automaton over numbered words. State 0 is the root; a piece is known by its number. */
export interface Automaton {
  /** Where the root goes by each word: most steps begin there. */
  readonly root: Int32Array
  /** All other steps, open addressing, three numbers a place: state, word, next state; state 0 marks an empty place. */
  readonly steps: Int32Array
  readonly mask: number
  /** Whether a state has steps of its own. */
  readonly goesOn: Uint8Array
  readonly fail: Int32Array
  /** The first state with a piece on the way from a state over its failures, itself included; 0 when there is none. */
  readonly ending: Int32Array
  /** Pieces that end in a state, linked: `head[state]` → piece, `more[piece]` → next piece; -1 ends. */
  readonly head: Int32Array
  readonly more: Int32Array
  /** Words of each piece. */
  readonly lengths: Int32Array
}

const placeOf = (state: number, word: number, mask: number): number => {
  const hash = Math.imul(state, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)
  return (hash ^ (hash >>> 15)) & mask
}

const stepFrom = ({ root, steps, mask, goesOn }: Automaton, state: number, word: number): number => {
  if (state === 0) return root[word] ?? 0
  if (goesOn[state] === 0) return 0
  for (let place = placeOf(state, word, mask); ; place = (place + 1) & mask) {
    const found = steps[place * 3] ?? 0
    if (found === 0) return 0
    if (found === state && steps[place * 3 + 1] === word) return steps[place * 3 + 2] ?? 0
  }
}

/** Follows one word, falling back to shorter beginnings where it does not fit. */
export const wordsFrom = (automaton: Automaton, from: number, word: number): number => {
  let state = from
  let next = stepFrom(automaton, state, word)
  while (next === 0 && state !== 0) {
    state = automaton.fail[state] ?? 0
    next = stepFrom(automaton, state, word)
  }
  return next
}

interface Edge {
  readonly state: number
  readonly parent: number
  readonly word: number
  readonly depth: number
}

/** @param words how many words there are; a piece is a list of their numbers, from 1 */
export const buildAutomaton = (pieces: readonly (readonly number[])[], words: number): Automaton => {
  const known = new Map<number, number>()
  const edges: Edge[] = []
  const lasts = pieces.map((piece) => {
    let state = 0
    for (const [depth, word] of piece.entries()) {
      const key = state * (words + 1) + word
      const next = known.get(key) ?? edges.push({ state: edges.length + 1, parent: state, word, depth })
      known.set(key, next)
      state = next
    }
    return state
  })
  const states = edges.length + 1
  const size = 1 << Math.ceil(Math.log2(Math.max(16, edges.length * 2)))
  const automaton: Automaton = {
    root: new Int32Array(words + 1),
    steps: new Int32Array(size * 3),
    mask: size - 1,
    goesOn: new Uint8Array(states),
    fail: new Int32Array(states),
    ending: new Int32Array(states),
    head: new Int32Array(states).fill(-1),
    more: new Int32Array(pieces.length).fill(-1),
    lengths: Int32Array.from(pieces, (piece) => piece.length),
  }
  for (const edge of edges) addStep(automaton, edge)
  for (const [piece, state] of lasts.entries()) {
    automaton.more[piece] = automaton.head[state] ?? -1
    automaton.head[state] = piece
  }
  linkFailures(automaton, edges)
  return automaton
}

const addStep = (automaton: Automaton, { parent, word, state }: Edge): void => {
  if (parent === 0) {
    automaton.root[word] = state
    return
  }
  const { steps, mask, goesOn } = automaton
  goesOn[parent] = 1
  let place = placeOf(parent, word, mask)
  while (steps[place * 3] !== 0) place = (place + 1) & mask
  steps.set([parent, word, state], place * 3)
}

/** Breadth first: a state's failure is the longest other beginning that ends the same way. */
const linkFailures = (automaton: Automaton, edges: readonly Edge[]): void => {
  const { fail, head, ending } = automaton
  for (const { state, parent, word } of edges.toSorted((a, b) => a.depth - b.depth)) {
    if (parent !== 0) fail[state] = wordsFrom(automaton, fail[parent] ?? 0, word)
    ending[state] = (head[state] ?? -1) >= 0 ? state : (ending[fail[state] ?? 0] ?? 0)
  }
}
