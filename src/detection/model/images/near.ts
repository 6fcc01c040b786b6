import { bitsIn, type Hash256 } from './hash256.ts'

/** A row within the radius, by its place in what the index was built from. */
export interface Near {
  readonly row: number
  readonly distance: number
}

export interface HashIndex {
  readonly size: number
  /** All rows within `radius` bits, nearest first: exact, nothing missed and nothing added. */
  readonly search: (query: Hash256, radius: number) => readonly Near[]
  readonly stats: () => IndexStats
}

export interface IndexStats {
  /** 0: every row is looked at. */
  readonly slots: number
  readonly bytes: number
  /** Rows looked at by the last search, repeats counted. */
  readonly lastCandidates: number
}

export const nearestFirst = (near: Near[]): readonly Near[] =>
  near.sort((a, b) => a.distance - b.distance || a.row - b.row)

/** The distance of a row at `at` in `words`, or something above `radius` as soon as half of the bits say so. */
export const distanceWithin = (words: Uint32Array, at: number, query: Hash256, radius: number): number => {
  const first = fourWords(words, at, query, 0)
  return first > radius ? first : first + fourWords(words, at + 4, query, 4)
}

const fourWords = (words: Uint32Array, at: number, query: Hash256, from: number): number =>
  bitsIn((words[at] ?? 0) ^ (query[from] ?? 0)) +
  bitsIn((words[at + 1] ?? 0) ^ (query[from + 1] ?? 0)) +
  bitsIn((words[at + 2] ?? 0) ^ (query[from + 2] ?? 0)) +
  bitsIn((words[at + 3] ?? 0) ^ (query[from + 3] ?? 0))
