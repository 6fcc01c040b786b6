import type { Reading } from './phrases.ts'

/** A phrase found: which one, and its first and last word in the text. */
export interface Hit {
  readonly phrase: number
  readonly first: number
  readonly last: number
}

/** A piece without gaps, found in a text. */
export interface Found {
  readonly segment: number
  readonly first: number
  readonly last: number
}

/**
 * The readings of all phrases, cut at their gaps. `{a|b} .. {c|d}` unfolds to four readings but is four steps here, not eight:
 * readings of a phrase that go on alike share a node, so that a common word leads to few steps however many readings have it.
 */
export interface Chains {
  readonly segments: readonly (readonly string[])[]
  /** Segment → its steps, from `starts[segment]` up to `starts[segment + 1]`. */
  readonly starts: Int32Array
  /** Step → the node it leaves (0 = the beginning), the node it reaches, the words that may stand before it. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly gap: Int32Array
  /** Node → the phrase that ends there, or -1; whether one goes on from there. */
  readonly phrase: Int32Array
  readonly goesOn: Uint8Array
}

export const linkReadings = (
  readings: readonly { readonly phrase: number; readonly reading: Reading }[],
): Chains => {
  const numbers = new Map<string, number>()
  const segments: (readonly string[])[] = []
  const segmentOf = (words: readonly string[]): number => {
    const key = words.join(' ')
    const known = numbers.get(key) ?? segments.push(words) - 1
    numbers.set(key, known)
    return known
  }
  const roots = new Map<number, Draft>()
  for (const { phrase, reading } of readings) {
    let node = roots.get(phrase) ?? newDraft()
    roots.set(phrase, node)
    for (const { words, gap } of piecesOf(reading)) {
      const key = segmentOf(words) * gapBase + gap
      const next = node.steps.get(key) ?? newDraft()
      node.steps.set(key, next)
      node = next
    }
    node.ends = true
  }
  return pack(roots, segments)
}

/** Puts pieces back together across their gaps. `found` must be in the order of the last words. */
export const joinPieces = (found: readonly Found[], chains: Chains): readonly Hit[] => {
  const hits: Hit[] = []
  const reached = new Map<number, Found[]>()
  const takeStep = (step: number, { segment, first, last }: Found): void => {
    const from = chains.from[step] ?? 0
    const begin = from === 0 ? first : beginning(reached.get(from), first, chains.gap[step] ?? 0)
    if (begin < 0) return
    const to = chains.to[step] ?? 0
    const phrase = chains.phrase[to] ?? -1
    if (phrase >= 0) hits.push({ phrase, first: begin, last })
    if (chains.goesOn[to] !== 1) return
    const places = reached.get(to)
    if (places === undefined) reached.set(to, [{ segment, first: begin, last }])
    else places.push({ segment, first: begin, last })
  }
  for (const piece of found) {
    const end = chains.starts[piece.segment + 1] ?? 0
    for (let step = chains.starts[piece.segment] ?? 0; step < end; step++) takeStep(step, piece)
  }
  return hits
}

/** Where the chain began whose piece ends nearest before `first`, close enough; -1 when there is none. */
const beginning = (places: readonly Found[] | undefined, first: number, gap: number): number => {
  if (places === undefined) return -1
  for (let i = places.length - 1; i >= 0; i--) {
    const place = places[i]
    if (place === undefined || first - place.last - 1 > gap) return -1
    if (place.last < first) return place.first
  }
  return -1
}

const gapBase = 16

interface Draft {
  ends: boolean
  /** Segment and gap → what follows. */
  readonly steps: Map<number, Draft>
}
const newDraft = (): Draft => ({ ends: false, steps: new Map() })

const piecesOf = ({
  words,
  gaps,
}: Reading): readonly { readonly words: string[]; readonly gap: number }[] => {
  const pieces: { words: string[]; gap: number }[] = []
  for (const [i, word] of words.entries()) {
    const gap = i === 0 ? 0 : (gaps[i - 1] ?? 0)
    if (i === 0 || gap > 0) pieces.push({ words: [], gap })
    pieces.at(-1)?.words.push(word)
  }
  return pieces
}

const pack = (roots: ReadonlyMap<number, Draft>, segments: readonly (readonly string[])[]): Chains => {
  const steps: { segment: number; gap: number; from: number; to: number }[] = []
  const [phrase, goesOn] = [[-1], [1]]
  for (const [number, root] of roots) {
    const known = new Map<string, number>()
    /** Nodes after which the same may follow are one node. */
    const nodeOf = (draft: Draft): number => {
      const next = [...draft.steps].map(([key, after]) => ({ key, to: nodeOf(after) }))
      const alike = `${draft.ends} ${next
        .map(({ key, to }) => `${key}:${to}`)
        .toSorted()
        .join(' ')}`
      const before = known.get(alike)
      if (before !== undefined) return before
      const node = phrase.push(draft.ends ? number : -1) - 1
      goesOn.push(next.length > 0 ? 1 : 0)
      known.set(alike, node)
      for (const { key, to } of next) steps.push(stepOf(key, node, to))
      return node
    }
    for (const [key, after] of root.steps) steps.push(stepOf(key, 0, nodeOf(after)))
  }
  steps.sort((a, b) => a.segment - b.segment)
  const starts = new Int32Array(segments.length + 1)
  for (const { segment } of steps) starts[segment + 1] = (starts[segment + 1] ?? 0) + 1
  for (let i = 0; i < segments.length; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  return {
    segments,
    starts,
    from: Int32Array.from(steps, (step) => step.from),
    to: Int32Array.from(steps, (step) => step.to),
    gap: Int32Array.from(steps, (step) => step.gap),
    phrase: Int32Array.from(phrase),
    goesOn: Uint8Array.from(goesOn),
  }
}

const stepOf = (key: number, from: number, to: number) => ({
  segment: Math.floor(key / gapBase),
  gap: key % gapBase,
  from,
  to,
})
