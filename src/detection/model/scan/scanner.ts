import type { Normalised } from '../text/normalise.ts'
import { type Found, type Hit, linkSlots, newJoiner, type Sought } from './chains.ts'
import { bareWord, type WordTable, wordTable } from './word-table.ts'

export interface Scanner {
  readonly phrases: number
  /** All phrases in a text, in order of their last word; one pass, whatever the number of phrases. */
  readonly scan: (text: Normalised) => readonly Hit[]
}

/**
 * An Aho–Corasick automaton over words instead of letters: Vietnamese parts syllables by spaces, a phrase never begins
 * inside one, and a text has five times fewer words than letters.
 *
 * Words are compared without diacritics, then checked: a word typed with diacritics must be the phrase's word; a bare word may
 * stand for any, but only in a text typed without diacritics.
 *
 * Not re-entrant; two threads make two scanners.
 */
export const buildScanner = (sought: readonly Sought[]): Scanner => {
  const chains = linkSlots(sought)
  const joiner = newJoiner(chains)
  const { pieces } = chains
  const all = [...new Set(pieces.flat())]
  const bares = [...new Set(all.map(bareWord))]
  const numberOf = new Map(bares.map((word, index) => [word, index + 1]))
  const accented = all.filter((word) => bareWord(word) !== word)
  const exactOf = new Map(accented.map((word, index) => [word, index + 1]))
  const automaton = buildAutomaton(
    pieces.map((words) => words.map((word) => numberOf.get(bareWord(word)) ?? 0)),
    bares.length,
  )
  const wanted: Wanted = {
    bare: wordTable(bares),
    accented: wordTable(accented),
    exact: pieces.map((words) => Int32Array.from(words, (word) => exactOf.get(word) ?? 0)),
  }
  return {
    phrases: new Set(sought.map(({ phrase }) => phrase)).size,
    scan: (text) => {
      const found = scanPieces(text, automaton, wanted)
      return found.length === 0 ? [] : joiner.join(found, text.words.turn)
    },
  }
}

/** The words of the phrases: without diacritics, those that have some, and per piece which of these it asks for (0 = bare). */
interface Wanted {
  readonly bare: WordTable
  readonly accented: WordTable
  readonly exact: readonly Int32Array[]
}

interface Automaton {
  /** Next state by (state, word), open addressing: key = state * words + word + 1. */
  readonly keys: Float64Array
  readonly next: Int32Array
  readonly mask: number
  readonly width: number
  readonly fail: Int32Array
  /** Pieces that end in a state, linked: `head[state]` → entry, `ends[entry]` → piece, `more[entry]` → next entry. */
  readonly head: Int32Array
  readonly ends: Int32Array
  readonly more: Int32Array
  /** Words of each piece. */
  readonly lengths: Int32Array
}

const slotOf = (key: number, mask: number): number => {
  const hash = Math.imul((key | 0) ^ Math.floor(key / 0x100000000), 0x9e3779b1)
  return (hash ^ (hash >>> 16)) & mask
}

const step = ({ keys, next, mask, width }: Automaton, state: number, word: number): number => {
  const key = state * width + word
  let slot = slotOf(key, mask)
  for (let found = keys[slot] ?? 0; found !== 0; found = keys[slot] ?? 0) {
    if (found === key) return next[slot] ?? 0
    slot = (slot + 1) & mask
  }
  return 0
}

const buildAutomaton = (segments: readonly (readonly number[])[], words: number): Automaton => {
  const width = words + 1
  const transitions = new Map<number, number>()
  const depthFirst: { state: number; parent: number; word: number }[] = []
  let states = 1
  const last = segments.map((segment) => {
    let state = 0
    for (const word of segment) {
      const key = state * width + word
      let child = transitions.get(key)
      if (child === undefined) {
        child = states++
        transitions.set(key, child)
        depthFirst.push({ state: child, parent: state, word })
      }
      state = child
    }
    return state
  })
  const size = 1 << Math.ceil(Math.log2(Math.max(16, transitions.size * 3)))
  const automaton: Automaton = {
    keys: new Float64Array(size),
    next: new Int32Array(size),
    mask: size - 1,
    width,
    fail: new Int32Array(states),
    head: new Int32Array(states).fill(-1),
    ends: new Int32Array(segments.length),
    more: new Int32Array(segments.length).fill(-1),
    lengths: Int32Array.from(segments, (segment) => segment.length),
  }
  for (const [key, child] of transitions) {
    let slot = slotOf(key, automaton.mask)
    while (automaton.keys[slot] !== 0) slot = (slot + 1) & automaton.mask
    automaton.keys[slot] = key
    automaton.next[slot] = child
  }
  for (const [entry, state] of last.entries()) {
    automaton.ends[entry] = entry
    automaton.more[entry] = automaton.head[state] ?? -1
    automaton.head[state] = entry
  }
  linkFailures(automaton, depthFirst, states)
  return automaton
}

/** Breadth first: a state's failure is the longest other beginning that ends the same way. */
const linkFailures = (
  automaton: Automaton,
  edges: { state: number; parent: number; word: number }[],
  states: number,
): void => {
  const depth = new Int32Array(states)
  for (const { state, parent } of edges) depth[state] = (depth[parent] ?? 0) + 1
  for (const { state, parent, word } of edges.toSorted(
    (a, b) => (depth[a.state] ?? 0) - (depth[b.state] ?? 0),
  )) {
    if (parent === 0) continue
    let back = automaton.fail[parent] ?? 0
    while (back !== 0 && step(automaton, back, word) === 0) back = automaton.fail[back] ?? 0
    automaton.fail[state] = step(automaton, back, word)
  }
}

/** Follows one word, falling back to shorter beginnings where it does not fit. */
const advance = (automaton: Automaton, from: number, word: number): number => {
  let state = from
  let next = step(automaton, state, word)
  while (next === 0 && state !== 0) {
    state = automaton.fail[state] ?? 0
    next = step(automaton, state, word)
  }
  return next
}

const scanPieces = (text: Normalised, automaton: Automaton, wanted: Wanted): Found[] => {
  const { bare, words } = text
  const found: Found[] = []
  let state = 0
  for (let i = 0; i < words.count; i++) {
    const word = wanted.bare.find(bare, words.start[i] ?? 0, words.end[i] ?? 0)
    state = word === 0 ? 0 : advance(automaton, state, word)
    for (let at = state; at !== 0; at = automaton.fail[at] ?? 0)
      for (let entry = automaton.head[at] ?? -1; entry >= 0; entry = automaton.more[entry] ?? -1) {
        const piece = automaton.ends[entry] ?? 0
        const length = automaton.lengths[piece] ?? 1
        if (isMeant(text, wanted, piece, i - length + 1))
          found.push({ piece, first: i - length + 1, last: i })
      }
  }
  return found
}

/** Whether each word says what the phrase says, diacritics included where the writer types them. */
const isMeant = (text: Normalised, wanted: Wanted, piece: number, first: number): boolean => {
  const exact = wanted.exact[piece] ?? []
  for (let k = 0; k < exact.length; k++)
    if (!isWordMeant(text, wanted, exact[k] ?? 0, first + k)) return false
  return true
}

const isWordMeant = (
  { units, bare, words }: Normalised,
  { accented }: Wanted,
  exact: number,
  i: number,
): boolean => {
  const [start, end] = [words.start[i] ?? 0, words.end[i] ?? 0]
  let marked = false
  for (let j = start; j < end && !marked; j++) marked = units[j] !== bare[j]
  if (!marked) return exact === 0 || words.typedBare
  return exact !== 0 && accented.find(units, start, end) === exact
}
