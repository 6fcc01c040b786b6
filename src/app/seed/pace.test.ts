import { expect, it } from 'vitest'
import { ageOf, paceOf } from './pace.ts'

const worked = Array.from({ length: 20 }, (_, index) => index)
const at = (share: number, values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0

it('gives every figure a middle and a slow end that differ', () => {
  const paces = worked.map(paceOf)
  expect(new Set(paces).size).toBeGreaterThan(10)
  expect(at(0.9, paces)).toBeGreaterThan(2 * at(0.5, paces))
})

it('ends before today whatever the pace: the longest case takes 1.040 steps of a minute', () => {
  for (const index of worked) expect([index, paceOf(index) * 1_040 < ageOf(index)]).toEqual([index, true])
})

it('is the same every time', () => {
  expect(worked.map(paceOf)).toEqual(worked.map(paceOf))
})
