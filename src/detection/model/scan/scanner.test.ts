import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../text/normalise.ts'
import { PhraseError, readPhrase, type Slot } from './phrases.ts'
import { buildScanner } from './scanner.ts'

describe('phrases as people write them', () => {
  it('reads alternatives, optional parts and gaps', () => {
    expect(readPhrase('{đừng|không được} nói {với}? .. mẹ')).toEqual([
      { options: [['đừng'], ['không', 'được']], optional: false, gap: 0 },
      { options: [['nói']], optional: false, gap: 0 },
      { options: [['với']], optional: true, gap: 0 },
      { options: [['mẹ']], optional: false, gap: 4 },
    ])
  })

  it.each([
    ['{a', 'unbalanced'],
    ['a}', 'unbalanced'],
    ['..', 'gap-at-an-end'],
    ['a ..', 'gap-at-an-end'],
    ['a?', 'empty'],
  ])('refuses %j: %s', (phrase, code) => {
    expect(() => readPhrase(phrase)).toThrow(new PhraseError(code))
  })

  it('refuses what would fill the memory', () => {
    expect(() => readPhrase(`{${Array.from({ length: 500 }, (_, i) => `w${i}`).join('|')}}`)).toThrow(
      new PhraseError('too-many-readings'),
    )
  })
})

const scannerOf = (phrases: readonly string[]) =>
  buildScanner(phrases.map((phrase, i) => ({ phrase: i, slots: readPhrase(phrase) })))
const found = (phrases: readonly string[], text: string) =>
  scannerOf(phrases)
    .scan(normalise(text))
    .map(({ phrase, first, last }) => [phrase, first, last])

describe('the scanner', () => {
  it('finds phrases that overlap and phrases inside others', () => {
    expect(found(['ảnh riêng', 'gửi ảnh riêng', 'riêng tư'], 'gửi ảnh riêng tư').toSorted()).toEqual([
      [0, 1, 2],
      [1, 0, 2],
      [2, 2, 3],
    ])
  })

  it('lets up to four words stand in a gap, no more', () => {
    expect(found(['đừng .. mẹ'], 'đừng một hai ba bốn mẹ')).toEqual([[0, 0, 5]])
    expect(found(['đừng .. mẹ'], 'đừng một hai ba bốn năm mẹ')).toEqual([])
  })

  it('takes bare typing for what it may mean, but a typed diacritic at its word', () => {
    expect(found(['ảnh riêng'], 'gui anh rieng di em')).toHaveLength(1)
    expect(found(['ảnh riêng'], 'gửi anh riêng đi em')).toEqual([])
    expect(found(['anh riêng'], 'gửi ảnh riêng đi em')).toEqual([])
  })

  it('lets optional parts be missing, at the ends too', () => {
    expect(found(['{em}? ơi {nhé}?'], 'em ơi')).toEqual([[0, 0, 1]])
    expect(found(['đừng {có} {mà}? nói'], 'đừng có nói')).toEqual([[0, 0, 2]])
  })

  it('does not read across turns', () => {
    expect(found(['đừng .. mẹ'], 'đừng nói ⏎ mẹ đây')).toEqual([])
  })

  /** Tries every slot at every place. */
  const plainly = (slots: readonly Slot[], text: readonly string[]): readonly (readonly number[])[] => {
    const ends = (slot: number, from: number, start: number, gap: number): number[][] => {
      const here = slots[slot]
      if (here === undefined) return from > start ? [[start, from - 1]] : []
      const most = from === start ? 0 : Math.max(gap, here.gap)
      const said = here.options.flatMap((words) =>
        Array.from({ length: most + 1 }, (_, skip) => from + skip).flatMap((at) =>
          words.every((word, k) => text[at + k] === word) ? ends(slot + 1, at + words.length, start, 0) : [],
        ),
      )
      return here.optional ? [...said, ...ends(slot + 1, from, start, most)] : said
    }
    return text.flatMap((_, start) => ends(0, start, start, 0))
  }

  it('ends phrases exactly where trying everything ends them', () => {
    const word = fc.constantFrom('xax', 'xbx', 'xcx')
    const slot = fc.record({
      options: fc.uniqueArray(fc.array(word, { minLength: 1, maxLength: 2 }), {
        minLength: 1,
        maxLength: 2,
        selector: String,
      }),
      optional: fc.boolean(),
      gap: fc.constantFrom(0, 0, 2),
    })
    const phrase = fc
      .array(slot, { minLength: 1, maxLength: 4 })
      .filter((slots) => slots.some(({ optional }) => !optional))
    fc.assert(
      fc.property(phrase, fc.array(word, { maxLength: 14 }), (slots, text) => {
        const scanned = buildScanner([{ phrase: 0, slots }]).scan(normalise(text.join(' ')))
        const lasts = (hits: Iterable<number>): readonly number[] =>
          [...new Set(hits)].toSorted((a, b) => a - b)
        expect(lasts(scanned.map(({ last }) => last))).toEqual(
          lasts(plainly(slots, text).map(([, last]) => last ?? -1)),
        )
      }),
      { numRuns: 1000 },
    )
  })
})
