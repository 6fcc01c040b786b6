import type { Slot } from './phrases.ts'

/** A phrase found: which one, and its first and last word in the text. */
export interface Hit {
  readonly phrase: number
  readonly first: number
  readonly last: number
}

/** A phrase to look for. Several may share a number. */
export interface Sought {
  readonly phrase: number
  readonly slots: readonly Slot[]
}

/** All slots of all phrases, numbered; a phrase's slots follow each other. */
export interface Chains {
  /** The distinct options: what the automaton looks for. */
  readonly pieces: readonly (readonly string[])[]
  /** Piece → the slots it fills: `slots[starts[piece] … starts[piece + 1])`. */
  readonly starts: Int32Array
  readonly slots: Int32Array
  readonly phrase: Int32Array
  readonly gap: Int32Array
  readonly optional: Uint8Array
  /** The slot's place in its phrase, from 0. */
  readonly place: Int32Array
  /** Whether a phrase may begin, or end, with this slot. */
  readonly begins: Uint8Array
  readonly ends: Uint8Array
  /** Whether the phrase has a slot after this one. */
  readonly followed: Uint8Array
}

export const linkSlots = (sought: readonly Sought[]): Chains => {
  const pieces: (readonly string[])[] = []
  const numbers = new Map<string, number>()
  const fills: number[][] = []
  const all = sought.flatMap(({ phrase, slots }) =>
    slots.map((slot, i) => ({
      ...slot,
      phrase,
      place: i,
      begins: slots.slice(0, i).every(({ optional }) => optional),
      ends: slots.slice(i + 1).every(({ optional }) => optional),
      followed: i + 1 < slots.length,
    })),
  )
  for (const [number, { options }] of all.entries())
    for (const words of options) {
      const key = words.join(' ')
      const piece = numbers.get(key) ?? pieces.push(words) - 1
      numbers.set(key, piece)
      const slots = fills[piece] ?? []
      fills[piece] = slots
      if (slots.at(-1) !== number) slots.push(number)
    }
  const starts = new Int32Array(pieces.length + 1)
  for (const [piece, slots] of fills.entries()) starts[piece + 1] = (starts[piece] ?? 0) + slots.length
  return {
    pieces,
    starts,
    slots: Int32Array.from(fills.flat()),
    phrase: Int32Array.from(all, ({ phrase }) => phrase),
    gap: Int32Array.from(all, ({ gap }) => gap),
    optional: Uint8Array.from(all, ({ optional }) => (optional ? 1 : 0)),
    place: Int32Array.from(all, ({ place }) => place),
    begins: Uint8Array.from(all, ({ begins }) => (begins ? 1 : 0)),
    ends: Uint8Array.from(all, ({ ends }) => (ends ? 1 : 0)),
    followed: Uint8Array.from(all, ({ followed }) => (followed ? 1 : 0)),
  }
}

/** How many endings of a slot are remembered; options are short, so that older ones are out of reach. */
const remembered = 4

/** Puts pieces (options of slots) found in a text together into phrases. */
export interface Joiner {
  /** Begins a text; `turns` gives each word's turn. */
  readonly begin: (turns: Int32Array) => void
  /** A piece found, in the order of the last words. */
  readonly add: (piece: number, first: number, last: number) => void
  /** The phrases of this text. */
  readonly hits: () => readonly Hit[]
}

/** Not re-entrant: what was reached is kept in arrays that are used again for each text. */
export const newJoiner = (chains: Chains): Joiner => {
  const size = chains.phrase.length
  const seenIn = new Int32Array(size)
  const counts = new Int32Array(size)
  const lasts = new Int32Array(size * remembered)
  const firsts = new Int32Array(size * remembered)
  let text = 0
  let turns: Int32Array = new Int32Array(0)
  let hits: Hit[] = []

  /** Where the phrase began whose slot `slot` ends nearest before `first`; -1 when none is close enough. */
  const begunIn = (slot: number, first: number, gap: number): number => {
    if (seenIn[slot] !== text) return -1
    const count = counts[slot] ?? 0
    for (let i = count - 1; i >= Math.max(0, count - remembered); i--) {
      const at = slot * remembered + (i % remembered)
      const last = lasts[at] ?? 0
      if (last < first && first - last - 1 <= gap && turns[last] === turns[first]) return firsts[at] ?? 0
    }
    return -1
  }

  /** Where the phrase began that goes on with this slot; optional slots before it may be missing. */
  const beginning = (slot: number, first: number): number => {
    let gap = chains.gap[slot] ?? 0
    for (let before = slot - 1; before >= slot - (chains.place[slot] ?? 0); before--) {
      const begun = begunIn(before, first, gap)
      if (begun >= 0) return begun
      if (chains.optional[before] === 0) break
      gap = Math.max(gap, chains.gap[before] ?? 0)
    }
    return chains.begins[slot] === 1 ? first : -1
  }

  return {
    begin: (turnsOfWords) => {
      text++
      turns = turnsOfWords
      hits = []
    },
    add: (piece, first, last) => {
      const end = chains.starts[piece + 1] ?? 0
      for (let i = chains.starts[piece] ?? 0; i < end; i++) {
        const slot = chains.slots[i] ?? 0
        const begun = beginning(slot, first)
        if (begun < 0) continue
        if (chains.ends[slot] === 1) hits.push({ phrase: chains.phrase[slot] ?? 0, first: begun, last })
        if (chains.followed[slot] === 1) remember(slot, begun, last)
      }
    },
    hits: () => hits,
  }

  function remember(slot: number, first: number, last: number): void {
    if (seenIn[slot] !== text) {
      seenIn[slot] = text
      counts[slot] = 0
    }
    const count = counts[slot] ?? 0
    const at = slot * remembered + (count % remembered)
    firsts[at] = first
    lasts[at] = last
    counts[slot] = count + 1
  }
}
