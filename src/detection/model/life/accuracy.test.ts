import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accuracyOf, shareOf, urgencyAccuracy } from './accuracy.ts'
import { expectedLoad } from './tally.ts'

describe('shares of small counts', () => {
  it('claim nothing of nothing, and little of little', () => {
    expect(shareOf(0, 0)).toMatchObject({ low: 0, high: 1 })
    const one = shareOf(1, 1)
    expect([Math.round(one.low * 100), one.high]).toEqual([21, 1])
  })

  it('always hold the measured share', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (part, rest) => {
        const { low, high } = shareOf(part, part + rest)
        const share = part / Math.max(1, part + rest)
        expect(low).toBeLessThanOrEqual(share + 1e-9)
        expect(high).toBeGreaterThanOrEqual(share - 1e-9)
      }),
    )
  })
})

it('precision is of what was suggested, recall of what was decided', () => {
  const { precision, recall } = accuracyOf({ label: 'scam', both: 6, suggestedOnly: 2, decidedOnly: 4 })
  expect([precision.part, precision.whole, recall.part, recall.whole]).toEqual([6, 8, 6, 10])
})

it('tells urgency thought too low from too high', () => {
  const { same, tooLow, tooHigh } = urgencyAccuracy([
    { suggested: 'P2', decided: 'P2', n: 5 },
    { suggested: 'P3', decided: 'P0', n: 2 },
    { suggested: 'P1', decided: 'P3', n: 1 },
  ])
  expect([same.part, tooLow.part, tooHigh.part, same.whole]).toEqual([5, 2, 1, 8])
})

describe('the load a rule would bring', () => {
  const report = {
    seen: 30,
    hits: 12,
    unique: 12,
    overlap: [],
    sources: [
      { source: 'riskset', seen: 20, hits: 10 },
      { source: 'posts', seen: 10, hits: 2 },
    ],
    labelled: { right: 0, wrong: 0, missed: 0 },
  }

  it('goes by texts nobody chose, at the load of today', () => {
    expect(expectedLoad({ ...report, textsPerDay: 50 })).toBe(10)
  })

  it('is unknown without a load, or with made-up lines alone', () => {
    expect(expectedLoad(report)).toBeUndefined()
    expect(expectedLoad({ ...report, sources: report.sources.slice(0, 1), textsPerDay: 50 })).toBeUndefined()
  })
})
