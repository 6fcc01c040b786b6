import fc from 'fast-check'
import { expect, it } from 'vitest'
import { randomFrom } from './random.ts'
import { pairSums, plainSums, type RowSums, wideColumns, wideSums } from './sum-rows.ts'

const rows = 1 << 10
const random = randomFrom(1)
const weights = (columns: number): Int8Array =>
  Int8Array.from({ length: rows * columns }, () => Math.floor(random() * 255) - 127)

const sumsOf = (add: RowSums, columns: number, slots: Int32Array, from: number): readonly number[] => {
  const sums = new Int32Array(columns)
  add(slots, from, slots.length, 4, sums)
  return [...sums]
}

const slots = fc
  .array(fc.nat({ max: rows * 16 - 1 }), { minLength: 1, maxLength: 1500 })
  .map((all) => Int32Array.from(all))

it('adds sixteen columns at once as one by one, however many rows', () => {
  const table = weights(wideColumns)
  const wide = wideSums(table)
  if (wide === undefined) throw new Error('this machine has no wide instructions: the promise is not tested')
  const plain = plainSums(table, wideColumns)
  fc.assert(
    fc.property(slots, (some) => {
      const from = some.length >> 2
      expect(sumsOf(wide, wideColumns, some, from)).toEqual(sumsOf(plain, wideColumns, some, from))
    }),
  )
})

it('does not overflow where every weight is the largest', () => {
  const table = new Int8Array(rows * wideColumns).fill(-127)
  const add = wideSums(table) ?? plainSums(table, wideColumns)
  expect(sumsOf(add, wideColumns, new Int32Array(5000), 0)).toEqual(Array(wideColumns).fill(-127 * 5000))
})

it('adds two columns side by side as one by one', () => {
  const table = weights(2)
  fc.assert(
    fc.property(slots, (some) => {
      expect(sumsOf(pairSums(table), 2, some, 0)).toEqual(sumsOf(plainSums(table, 2), 2, some, 0))
    }),
  )
})
