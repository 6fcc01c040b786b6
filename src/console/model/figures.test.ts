import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { translate } from '../../kit/text.ts'
import { guardCells, smallestCell, spanWords } from './figures.ts'

const cells = fc
  .array(fc.nat(40), { maxLength: 30 })
  .map((counts) => counts.map((n, i) => ({ key: `x${i}`, n })))

describe('small cells', () => {
  it('never show a number from 1 to 4', () => {
    fc.assert(
      fc.property(cells, (list) => {
        for (const { n, shown } of guardCells(list))
          if (n > 0 && n < smallestCell) expect(shown).toBe('small')
      }),
    )
  })

  it('do not follow from the total: one covered cell never stands alone beside another that could join it', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const guarded = guardCells(list)
        const covered = guarded.filter(({ shown }) => shown !== 'number')
        if (covered.length === 1) expect(guarded.every(({ n }) => n < smallestCell)).toBe(true)
      }),
    )
  })

  it('cover nothing where there is nothing small', () => {
    expect(
      guardCells([
        { key: 'a', n: 5 },
        { key: 'b', n: 9 },
      ]).map(({ shown }) => shown),
    ).toEqual(['number', 'number'])
  })
})

describe('spans', () => {
  const t = translate('vi')
  it.each([
    [30, '1 phút'],
    [59 * 60, '59 phút'],
    [3_600, '1 giờ'],
    [3_900, '1 giờ 5 phút'],
    [86_400 * 2 + 3_600 * 4 + 50, '2 ngày 4 giờ'],
  ])('%i seconds', (seconds, words) => {
    expect(spanWords(t, seconds)).toBe(words)
  })
})
