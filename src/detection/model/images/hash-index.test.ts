import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildHashIndex, buildScan, matchRadius } from './hash-index.ts'
import { parseHash } from './hash256.ts'
import { buildMultiIndex } from './multi-index.ts'
import { planSlots, spreadFlips } from './slot-plan.ts'

const word = fc.integer({ min: 0, max: 0xffffffff })
const hash = fc.array(word, { minLength: 8, maxLength: 8 })

/** A centre and its copies, each with some bits flipped: many near a low place, a few anywhere. */
const cluster = fc
  .tuple(hash, fc.array(fc.array(fc.nat(255), { maxLength: 40 }), { maxLength: 12 }), fc.boolean())
  .map(([centre, copies, lowBitsOnly]) => [
    centre,
    ...copies.map((flips) => flipped(centre, lowBitsOnly ? flips.map((bit) => bit % 48) : flips)),
  ])
const sets = fc.array(cluster, { maxLength: 6 }).map((clusters) => clusters.flat())

const flipped = (centre: readonly number[], bits: readonly number[]): readonly number[] => {
  const out = [...centre]
  for (const bit of bits) out[bit >>> 5] = ((out[bit >>> 5] ?? 0) ^ (1 << (bit & 31))) >>> 0
  return out
}

const wordsOf = (rows: readonly (readonly number[])[]): Uint32Array => Uint32Array.from(rows.flat())
const indexOf = (words: Uint32Array) => buildMultiIndex(words, planSlots(words, matchRadius), matchRadius)

describe('the search by several slots', () => {
  it('finds what walking through all rows finds, at every radius', () => {
    fc.assert(
      fc.property(
        sets,
        hash,
        fc.nat(),
        fc.array(fc.nat(255), { maxLength: 40 }),
        (rows, other, pick, flips) => {
          const words = wordsOf(rows)
          const [index, scan] = [indexOf(words), buildScan(words)]
          const planted = flipped(rows[pick % Math.max(1, rows.length)] ?? other, flips)
          for (const query of [other, planted].map((each) => Uint32Array.from(each)))
            for (const radius of [0, 1, 2, 7, 15, 16, 30, 31])
              expect(index.search(query, radius)).toEqual(scan.search(query, radius))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('does so for every radius from 0 to 31 on dependent, unequal bits', () => {
    const random = seeded(7)
    const rows = Array.from({ length: 3000 }, (_, row) =>
      Array.from({ length: 8 }, () => (row % 3 === 0 ? random() & random() : random() & 0xffff00ff) >>> 0),
    )
    const words = wordsOf(rows)
    const [index, scan] = [indexOf(words), buildScan(words)]
    for (let radius = 0; radius <= matchRadius; radius += 1) {
      const near = flipped(
        rows[(radius * 91) % rows.length] ?? [],
        Array.from({ length: radius }, () => random() & 255),
      )
      const query = Uint32Array.from(near)
      expect(index.search(query, radius)).toEqual(scan.search(query, radius))
    }
  })

  it('counts duplicates each, in order of distance, then of place', () => {
    const row = [1, 2, 3, 4, 5, 6, 7, 8]
    const words = wordsOf([row, flipped(row, [3]), row, row])
    expect(indexOf(words).search(Uint32Array.from(row), 31)).toEqual([
      { row: 0, distance: 0 },
      { row: 2, distance: 0 },
      { row: 3, distance: 0 },
      { row: 1, distance: 1 },
    ])
  })

  it('is content with nothing to search, and refuses a radius it is not laid out for', () => {
    const query = parseHash('0'.repeat(64)) ?? new Uint32Array(8)
    const empty = new Uint32Array(0)
    expect(indexOf(empty).search(query, 31)).toEqual([])
    expect(buildHashIndex(empty).search(query, 31)).toEqual([])
    expect(() => indexOf(empty).search(query, 32)).toThrow(RangeError)
  })

  it('looks at a small part of a long list', () => {
    const random = seeded(11)
    const words = Uint32Array.from({ length: 8 * 20_000 }, () => random())
    const index = buildHashIndex(words)
    const query = Uint32Array.from({ length: 8 }, () => random())
    expect(index.stats().slots).toBeGreaterThan(0)
    expect(index.search(query, 31)).toEqual(buildScan(words).search(query, 31))
    expect(index.stats().lastCandidates).toBeLessThan(4_000)
  })
})

describe('the flips tried in each slot', () => {
  it('add up so that nothing is missed', () => {
    fc.assert(
      fc.property(fc.nat(31), fc.nat(100), (radius, rows) => {
        const random = seeded(rows)
        const words = Uint32Array.from({ length: 8 * rows }, () => random())
        const slots = planSlots(words, radius)
        const flips = spreadFlips(slots, rows, radius)
        expect(flips.reduce((sum, each) => sum + each + 1, 0)).toBeGreaterThan(radius)
        expect(slots.flatMap(({ bits }) => bits).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: 256 }, (_, bit) => bit),
        )
      }),
      { numRuns: 15 },
    )
  })
})

const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) ^ (state >>> 13)) >>> 0
  }
}
