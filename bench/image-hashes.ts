/** Hashes to search among, eight words each, and queries: half of them near a row, half new. The same in every run. */
export interface HashSet {
  readonly words: Uint32Array
  readonly queries: readonly Uint32Array[]
}

export type HashKind = 'random' | 'clustered'

/**
 * `clustered` is meant to be as unkind as real collections: bits that are not half and half (30 to 70 %), that follow
 * their neighbour one time in four, and near copies of one picture in groups of 2 to about 1,000, up to 44 bits from
 * their centre, some bits flipping far more often than others. About half of all rows stand in a group.
 */
export const makeHashes = (kind: HashKind, rows: number, queries: number): HashSet => {
  const random = seeded(20_261_124)
  const lean = Float64Array.from({ length: 256 }, () => (kind === 'random' ? 0.5 : 0.3 + 0.4 * random()))
  const loose = Float64Array.from({ length: 256 }, () => (kind === 'random' ? 1 : random() ** 2))
  const follows = kind === 'random' ? 0 : 0.25

  const fresh = (): Uint32Array => {
    const hash = new Uint32Array(8)
    let last = 0
    for (let bit = 0; bit < 256; bit += 1) {
      if (random() >= follows) last = random() < (lean[bit] ?? 0.5) ? 1 : 0
      hash[bit >>> 5] = (((hash[bit >>> 5] ?? 0) << 1) | last) >>> 0
    }
    return hash
  }
  const copy = (hash: Uint32Array, flips: number): Uint32Array => {
    const out = hash.slice()
    for (let done = 0; done < flips; ) {
      const bit = Math.floor(random() * 256)
      if (random() >= (loose[bit] ?? 1)) continue
      out[bit >>> 5] = ((out[bit >>> 5] ?? 0) ^ (1 << (31 - (bit & 31)))) >>> 0
      done += 1
    }
    return out
  }

  const words = new Uint32Array(rows * 8)
  for (let row = 0; row < rows; ) {
    const centre = fresh()
    words.set(centre, row * 8)
    row += 1
    if (kind === 'random' || random() < 0.9) continue
    const copies = Math.floor(2 / (1 - random() * 0.998))
    for (let at = 0; at < copies && row < rows; at += 1, row += 1)
      words.set(copy(centre, Math.floor(random() * 45)), row * 8)
  }
  return {
    words,
    queries: Array.from({ length: queries }, (_, at) => {
      const row = Math.floor(random() * rows) * 8
      return at % 2 === 0 ? copy(words.subarray(row, row + 8), Math.floor(random() * 32)) : fresh()
    }),
  }
}

const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
