import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../text/normalise.ts'
import { PhraseError, type Reading, unfold } from './phrases.ts'
import { buildScanner } from './scanner.ts'

const words = (phrase: string): readonly string[] => unfold(phrase).map(({ words: said }) => said.join(' '))

describe('phrases as people write them', () => {
  it('unfolds alternatives and optional parts', () => {
    expect(words('{đừng|không được} nói {với}? mẹ')).toEqual([
      'đừng nói với mẹ',
      'đừng nói mẹ',
      'không được nói với mẹ',
      'không được nói mẹ',
    ])
  })

  it.each([
    ['{a', 'unbalanced'],
    ['a}', 'unbalanced'],
    ['..', 'gap-at-an-end'],
    ['a ..', 'gap-at-an-end'],
    ['a?', 'empty'],
  ])('refuses %j: %s', (phrase, code) => {
    expect(() => unfold(phrase)).toThrow(new PhraseError(code))
  })

  it('refuses what would fill the memory', () => {
    expect(() => unfold('{a|b|c|d|e|f|g|h} '.repeat(5))).toThrow(new PhraseError('too-many-readings'))
  })
})

const scannerOf = (phrases: readonly string[]) =>
  buildScanner(phrases.flatMap((phrase, i) => unfold(phrase).map((reading) => ({ phrase: i, reading }))))
const found = (phrases: readonly string[], text: string) =>
  scannerOf(phrases)
    .scan(normalise(text))
    .map(({ phrase, first, last }) => [phrase, first, last])

describe('the scanner', () => {
  it('finds phrases that overlap and phrases inside others', () => {
    expect(found(['ảnh riêng', 'gửi ảnh riêng', 'riêng tư'], 'gửi ảnh riêng tư')).toEqual([
      [1, 0, 2],
      [0, 1, 2],
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

  it('finds what a plain search of every phrase at every word finds', () => {
    const word = fc.constantFrom('a', 'b', 'c')
    const phrase = fc.array(word, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(phrase, { minLength: 1, maxLength: 8 }),
        fc.array(word, { maxLength: 30 }),
        (phrases, text) => {
          const readings = phrases.map((said, i) => ({
            phrase: i,
            reading: { words: said, gaps: said.slice(1).map(() => 0) } satisfies Reading,
          }))
          // Single letters would be read as short forms or pieces of a word.
          const normalised = normalise(text.map((letter) => `x${letter}x`).join(' '))
          const named = readings.map(({ phrase: i, reading }) => ({
            phrase: i,
            reading: { ...reading, words: reading.words.map((letter) => `x${letter}x`) },
          }))
          const plain = phrases.flatMap((said, i) =>
            text.flatMap((_, at) =>
              said.every((letter, k) => text[at + k] === letter) ? [[i, at, at + said.length - 1]] : [],
            ),
          )
          const scanned = buildScanner(named)
            .scan(normalised)
            .map(({ phrase: i, first, last }) => [i, first, last])
          expect(scanned.toSorted()).toEqual(plain.toSorted())
        },
      ),
    )
  })
})
