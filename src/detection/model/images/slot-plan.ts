import { bitsIn, hashWords } from './hash256.ts'
import { choose } from './probe-masks.ts'

/** Some of the 256 bits, and what a probe of the slot finds on average. */
export interface Slot {
  /** Bit numbers, 0 to 255, bit 0 the highest of word 0; the first becomes the key's lowest bit. */
  readonly bits: readonly number[]
  /** Share of all rows that stand behind one probe, were bits independent. */
  readonly share: number
}

const bitCount = 256
const sampled = 4096
/** A key must fit in a signed shift, and a table of present keys in memory. */
const widest = 29

/**
 * Cuts the 256 bits into slots. The count is the cheapest for this many rows; the cut keeps bits that rise and fall
 * together apart, because a slot of dependent bits has fewer real keys, fuller buckets and more rows to look at.
 */
export const planSlots = (words: Uint32Array, radius: number): readonly Slot[] => {
  const rows = words.length / hashWords
  const columns = sampleColumns(words, rows)
  const twin = columns.map(({ ones, size }) =>
    size === 0 ? 0.5 : (ones / size) ** 2 + (1 - ones / size) ** 2,
  )
  const together = correlations(columns)
  const plans = Array.from({ length: 24 }, (_, at) => at + 9).map((count) => cut(count, twin, together))
  const best = plans
    .map((plan) => ({ plan, cost: costOf(plan, rows, radius) }))
    .reduce((a, b) => (b.cost < a.cost ? b : a))
  return best.plan
}

/**
 * Flips to try in each slot so that no row within `radius` is missed: if a row differed by more than `flips[i]` bits in
 * every slot, it would differ by Σ(flips[i] + 1) > radius bits in all. The next unit goes where it costs least.
 * −1: the slot need not be probed.
 */
export const spreadFlips = (plan: readonly Slot[], rows: number, radius: number): readonly number[] => {
  const flips = plan.map(() => -1)
  for (let unit = 0; unit <= radius; unit += 1) {
    const costs = plan.map((slot, at) => stepCost(slot, (flips[at] ?? -1) + 1, rows))
    const cheapest = costs.indexOf(Math.min(...costs))
    flips[cheapest] = (flips[cheapest] ?? -1) + 1
  }
  return flips
}

// Nanoseconds, measured: a probe of the table of present keys, and a row looked at (mostly a cache miss).
const probeCost = 3
const rowCost = 40

const stepCost = ({ bits, share }: Slot, flips: number, rows: number): number =>
  flips > bits.length
    ? Number.POSITIVE_INFINITY
    : choose(bits.length, flips) * (probeCost + share * rows * rowCost)

const costOf = (plan: readonly Slot[], rows: number, radius: number): number =>
  spreadFlips(plan, rows, radius).reduce((sum, flips, at) => {
    const slot = plan[at]
    if (slot === undefined || slot.bits.length > widest) return Number.POSITIVE_INFINITY
    for (let step = 0; step <= flips; step += 1) sum += stepCost(slot, step, rows)
    return sum
  }, 0)

interface Column {
  readonly ones: number
  readonly size: number
  readonly bits: Uint32Array
}

/** Each of the 256 bits over a sample of rows, as a bit set. */
const sampleColumns = (words: Uint32Array, rows: number): readonly Column[] => {
  const size = Math.min(rows, sampled)
  const step = size === 0 ? 0 : rows / size
  return Array.from({ length: bitCount }, (_, bit) => {
    const bits = new Uint32Array(Math.ceil(size / 32))
    let ones = 0
    for (let at = 0; at < size; at += 1) {
      const word = words[Math.floor(at * step) * hashWords + (bit >>> 5)] ?? 0
      if (((word >>> (31 - (bit & 31))) & 1) === 0) continue
      ones += 1
      bits[at >>> 5] = ((bits[at >>> 5] ?? 0) | (1 << (at & 31))) >>> 0
    }
    return { ones, size, bits }
  })
}

/** Squared correlation of every two bits, row-major 256 × 256. */
const correlations = (columns: readonly Column[]): Float64Array => {
  const out = new Float64Array(bitCount * bitCount)
  for (const [i, a] of columns.entries())
    for (const [j, b] of columns.entries()) {
      if (j <= i) continue
      const value = squaredCorrelation(a, b)
      out[i * bitCount + j] = value
      out[j * bitCount + i] = value
    }
  return out
}

const squaredCorrelation = (a: Column, b: Column): number => {
  let both = 0
  for (let word = 0; word < a.bits.length; word += 1)
    both += bitsIn((a.bits[word] ?? 0) & (b.bits[word] ?? 0))
  const n = a.size
  const spread = a.ones * (n - a.ones) * b.ones * (n - b.ones)
  return spread === 0 ? 0 : (n * both - a.ones * b.ones) ** 2 / spread
}

/** Bits that say least are dealt first, each to the slot with room where it depends least on those already there. */
const cut = (count: number, twin: readonly number[], together: Float64Array): readonly Slot[] => {
  const dealt: number[][] = Array.from({ length: count }, () => [])
  const room = (slot: number): number => Math.floor(bitCount / count) + (slot < bitCount % count ? 1 : 0)
  const order = twin.map((_, bit) => bit).sort((a, b) => (twin[b] ?? 0) - (twin[a] ?? 0))
  for (const bit of order) {
    const load = dealt.map((bits, slot) =>
      bits.length >= room(slot)
        ? Number.POSITIVE_INFINITY
        : bits.reduce((sum, other) => sum + (together[bit * bitCount + other] ?? 0), bits.length * 0.002),
    )
    dealt[load.indexOf(Math.min(...load))]?.push(bit)
  }
  return dealt.map((bits) => ({ bits, share: bits.reduce((all, bit) => all * (twin[bit] ?? 0.5), 1) }))
}
