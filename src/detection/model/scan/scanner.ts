import type { Normalised } from '../text/normalise.ts'
import { type Automaton, buildAutomaton, wordsFrom } from './automaton.ts'
import { type Hit, type Joiner, linkSlots, newJoiner, type Sought } from './chains.ts'
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
  const starts = new Int32Array(pieces.length + 1)
  for (const [piece, words] of pieces.entries()) starts[piece + 1] = (starts[piece] ?? 0) + words.length
  const wanted: Wanted = {
    bare: wordTable(bares),
    accented: wordTable(accented),
    starts,
    exact: Int32Array.from(pieces.flat(), (word) => exactOf.get(word) ?? 0),
  }
  let said = new Int32Array(256)
  return {
    phrases: new Set(sought.map(({ phrase }) => phrase)).size,
    scan: (text) => {
      if (said.length < text.words.count) said = new Int32Array(text.words.count * 2)
      joiner.begin(text.words.turn)
      scanPieces(text, automaton, wanted, said, joiner)
      return joiner.hits()
    },
  }
}

/** The words of the phrases: without diacritics, and those that have some. */
interface Wanted {
  readonly bare: WordTable
  readonly accented: WordTable
  /** Which accented word a piece asks for, word by word from `starts[piece]`; 0 when it asks for a bare one. */
  readonly starts: Int32Array
  readonly exact: Int32Array
}

/** What a word of the text says: 0 typed bare, the number of an accented word, or that it is one no phrase has. */
const another = -1

const scanPieces = (
  { units, bare, words }: Normalised,
  automaton: Automaton,
  wanted: Wanted,
  said: Int32Array,
  joiner: Joiner,
): void => {
  const { count, start, end, hash, bareHash, typedBare } = words
  let state = 0
  for (let i = 0; i < count; i++) {
    const [from, to, bareOne, one] = [start[i] ?? 0, end[i] ?? 0, bareHash[i] ?? 0, hash[i] ?? 0]
    const word = wanted.bare.find(bare, from, to, bareOne)
    if (word === 0) {
      state = 0
      continue
    }
    said[i] = one === bareOne ? 0 : wanted.accented.find(units, from, to, one) || another
    state = wordsFrom(automaton, state, word)
    if (automaton.ending[state] !== 0) addPieces(automaton, state, i)
  }

  /** The pieces that end with word `last` in a state. */
  function addPieces({ fail, ending, head, more, lengths }: Automaton, from: number, last: number): void {
    for (let at = ending[from] ?? 0; at !== 0; at = ending[fail[at] ?? 0] ?? 0)
      for (let piece = head[at] ?? -1; piece >= 0; piece = more[piece] ?? -1) {
        const first = last + 1 - (lengths[piece] ?? 1)
        if (isMeant(wanted, piece, said, first, typedBare)) joiner.add(piece, first, last)
      }
  }
}

/** Whether each word says what the piece says, diacritics included where the writer types them. */
const isMeant = (
  { starts, exact }: Wanted,
  piece: number,
  said: Int32Array,
  first: number,
  typedBare: boolean,
): boolean => {
  const from = starts[piece] ?? 0
  const length = (starts[piece + 1] ?? 0) - from
  for (let k = 0; k < length; k++) {
    const word = said[first + k] ?? 0
    const asked = exact[from + k] ?? 0
    if (word === 0 ? asked !== 0 && !typedBare : word !== asked) return false
  }
  return true
}
