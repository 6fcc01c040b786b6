import { type Hash256, hashWords } from './hash256.ts'
import { distanceWithin, type HashIndex, type Near, nearestFirst } from './near.ts'
import { probeMasks } from './probe-masks.ts'
import { keyOf, keysOf, keyTable } from './slot-keys.ts'
import { type Slot, spreadFlips } from './slot-plan.ts'
import { bucketAt, buildSlotTable, type SlotTable, shared } from './slot-table.ts'

/**
 * Multi-index hashing (Norouzi, Punjani, Fleet 2012). A slot is some of the bits; a row within the radius must be very near
 * in at least one slot, so only rows near in a slot are looked at. Radii above `maxRadius` are refused.
 */
export const buildMultiIndex = (given: Uint32Array, plan: readonly Slot[], maxRadius: number): HashIndex => {
  const size = given.length / hashWords
  const keyTables = plan.map(keyTable)
  const order = localOrder(given, keyTables[0])
  const words = inOrder(given, order)
  const tables = keyTables.map((table, slot) =>
    buildSlotTable(keysOf(table, words), plan[slot]?.bits.length ?? 0),
  )
  const made = new Map<number, readonly Uint32Array[]>()
  const masksOf = (radius: number): readonly Uint32Array[] => {
    const masks = made.get(radius) ?? masksFor(plan, size, radius)
    made.set(radius, masks)
    return masks
  }
  const scratch = openScratch(size)
  let lastCandidates = 0

  const search = (query: Hash256, radius: number): readonly Near[] => {
    const whole = Math.floor(radius)
    if (whole > maxRadius) throw new RangeError(`radius ${radius} is above ${maxRadius}`)
    if (whole < 0) return []
    const near: Near[] = []
    const turn = scratch.nextTurn()
    lastCandidates = 0
    for (const [slot, masks] of masksOf(whole).entries()) {
      const table = tables[slot]
      const keys = keyTables[slot]
      if (table === undefined || keys === undefined || masks.length === 0) continue
      const count = collect(table, keyOf(keys, query, 0), masks, scratch)
      lastCandidates += count
      keepNear(words, query, whole, scratch, count, turn, near)
    }
    return nearestFirst(near.map(({ row, distance }) => ({ row: order[row] ?? 0, distance })))
  }
  const bytes = tables
    .flatMap(({ present, before, first, groups }) => [present, before, first, groups])
    .concat(keyTables, words, order, scratch.seen)
    .reduce((sum, array) => sum + array.byteLength, 0)
  return { size, search, stats: () => ({ slots: plan.length, bytes, lastCandidates }) }
}

const masksFor = (plan: readonly Slot[], size: number, radius: number): readonly Uint32Array[] =>
  spreadFlips(plan, size, radius).map((flips, slot) => probeMasks(plan[slot]?.bits.length ?? 0, flips))

/** What a search writes to; one search at a time. */
interface Scratch {
  hits: Uint32Array
  rows: Uint32Array
  /** Turn in which a row was last found: a row stands behind several slots. */
  readonly seen: Uint32Array
  readonly nextTurn: () => number
}

const openScratch = (size: number): Scratch => {
  const seen = new Uint32Array(size)
  let turn = 0
  return {
    hits: new Uint32Array(1024),
    rows: new Uint32Array(1024),
    seen,
    nextTurn: () => {
      turn = (turn + 1) >>> 0
      if (turn === 0) {
        seen.fill(0)
        turn = 1
      }
      return turn
    },
  }
}

const grown = (array: Uint32Array, needed: number): Uint32Array => {
  if (array.length >= needed) return array
  const larger = new Uint32Array(needed * 2)
  larger.set(array)
  return larger
}

/**
 * Writes the rows behind all probes of one slot to `scratch.rows` and says how many. Step by step over all probes, so that
 * slow memory reads overlap.
 */
const collect = (table: SlotTable, key: number, masks: Uint32Array, scratch: Scratch): number => {
  scratch.hits = grown(scratch.hits, masks.length)
  const { hits } = scratch
  const { present, before, first } = table
  let found = 0
  for (let at = 0; at < masks.length; at += 1) {
    const probe = key ^ (masks[at] ?? 0)
    // Written always, counted only when present: no branch for the processor to guess.
    hits[found] = probe
    found += ((present[probe >>> 5] ?? 0) >>> (probe & 31)) & 1
  }
  for (let at = 0; at < found; at += 1) hits[at] = bucketAt(present, before, hits[at] ?? 0)
  for (let at = 0; at < found; at += 1) hits[at] = first[hits[at] ?? 0] ?? 0
  return unpack(table.groups, found, scratch)
}

/** Turns what stands in `hits` (a row, or where a group of rows stands) into rows, and says how many. */
const unpack = (groups: Uint32Array, found: number, scratch: Scratch): number => {
  const { hits } = scratch
  let count = 0
  for (let at = 0; at < found; at += 1) {
    const value = hits[at] ?? 0
    if (value >= shared) count = unpackGroup(groups, value - shared, scratch, count)
    else {
      if (scratch.rows.length <= count) scratch.rows = grown(scratch.rows, count + 1)
      scratch.rows[count] = value
      count += 1
    }
  }
  return count
}

const unpackGroup = (groups: Uint32Array, group: number, scratch: Scratch, count: number): number => {
  const size = groups[group] ?? 0
  scratch.rows = grown(scratch.rows, count + size)
  const { rows } = scratch
  for (let step = 0; step < size; step += 1) rows[count + step] = groups[group + 1 + step] ?? 0
  return count + size
}

const keepNear = (
  words: Uint32Array,
  query: Hash256,
  radius: number,
  scratch: Scratch,
  count: number,
  turn: number,
  near: Near[],
): void => {
  const { rows, seen } = scratch
  scratch.hits = grown(scratch.hits, count)
  const { hits } = scratch
  // Touches every row first: these reads overlap, the comparing below would wait for them one by one.
  for (let at = 0; at < count; at += 1) hits[at] = words[(rows[at] ?? 0) * hashWords] ?? 0
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] ?? 0
    const distance = distanceWithin(words, row * hashWords, query, radius)
    if (distance > radius || seen[row] === turn) continue
    seen[row] = turn
    near.push({ row, distance })
  }
}

/** Rows by their key in the first slot: near copies of one picture tend to stand together in memory. */
const localOrder = (words: Uint32Array, table: Uint32Array | undefined): Uint32Array => {
  const keys = table === undefined ? new Uint32Array(0) : keysOf(table, words)
  return Uint32Array.from(keys, (_, row) => row).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
}

const inOrder = (words: Uint32Array, order: Uint32Array): Uint32Array => {
  const out = new Uint32Array(words.length)
  for (let row = 0; row < order.length; row += 1) {
    const source = (order[row] ?? 0) * hashWords
    for (let word = 0; word < hashWords; word += 1) out[row * hashWords + word] = words[source + word] ?? 0
  }
  return out
}
