import { bitsIn } from './hash256.ts'

/**
 * Rows by the key they have in one slot. A bit per possible key says whether anybody has it; only keys that somebody has
 * own a bucket (found by counting the set bits before theirs), so that the part read by most probes stays in the cache.
 */
export interface SlotTable {
  readonly present: Uint32Array
  /** Set bits before each word of `present`. */
  readonly before: Uint32Array
  /** For each bucket its only row, or `shared` plus the place in `groups` where its rows stand behind their count. */
  readonly first: Uint32Array
  readonly groups: Uint32Array
}

/** Marks a bucket with more than one row; rows stay below it. */
export const shared = 0x80000000

/** `keys[row]` is below 2^width, width 31 at most. */
export const buildSlotTable = (keys: Uint32Array, width: number): SlotTable => {
  const { present, before, buckets } = presence(keys, width)
  const bucketOf = Uint32Array.from(keys, (key) => bucketAt(present, before, key))
  const counts = new Uint32Array(buckets)
  for (const bucket of bucketOf) counts[bucket] = (counts[bucket] ?? 0) + 1
  const first = new Uint32Array(buckets)
  let room = 0
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const count = counts[bucket] ?? 0
    if (count < 2) continue
    first[bucket] = shared + room
    room += count + 1
  }
  const groups = new Uint32Array(room)
  for (let row = 0; row < bucketOf.length; row += 1) {
    const bucket = bucketOf[row] ?? 0
    const value = first[bucket] ?? 0
    if ((counts[bucket] ?? 0) < 2) first[bucket] = row
    else groups[value - shared] = pushRow(groups, value - shared, row)
  }
  return { present, before, first, groups }
}

/** The number of the bucket of a key that is present. */
export const bucketAt = (present: Uint32Array, before: Uint32Array, key: number): number => {
  const word = key >>> 5
  return (before[word] ?? 0) + bitsIn((present[word] ?? 0) & ((1 << (key & 31)) - 1))
}

const pushRow = (groups: Uint32Array, at: number, row: number): number => {
  const count = (groups[at] ?? 0) + 1
  groups[at + count] = row
  return count
}

const presence = (
  keys: Uint32Array,
  width: number,
): { readonly present: Uint32Array; readonly before: Uint32Array; readonly buckets: number } => {
  const present = new Uint32Array(Math.max(1, 2 ** width / 32))
  for (let row = 0; row < keys.length; row += 1) {
    const key = keys[row] ?? 0
    present[key >>> 5] = (present[key >>> 5] ?? 0) | (1 << (key & 31))
  }
  const before = new Uint32Array(present.length)
  let buckets = 0
  for (let word = 0; word < present.length; word += 1) {
    before[word] = buckets
    buckets += bitsIn(present[word] ?? 0)
  }
  return { present, before, buckets }
}
