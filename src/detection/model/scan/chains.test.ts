import { describe, expect, it } from 'vitest'
import { readingsOf } from '../rules/phrase-words.ts'
import { normalise } from '../text/normalise.ts'
import { linkReadings } from './chains.ts'
import { buildScanner } from './scanner.ts'

const linked = (...phrases: readonly string[]) =>
  phrases.flatMap((phrase, number) => readingsOf(phrase).map((reading) => ({ phrase: number, reading })))
const found = (text: string, ...phrases: readonly string[]) =>
  buildScanner(linked(...phrases))
    .scan(normalise(text))
    .map(({ phrase, first, last }) => [phrase, first, last])

describe('readings linked across their gaps', () => {
  it('keeps one step a word, not one a reading', () => {
    const { from } = linkReadings(linked('{một|hai|ba} .. {bốn|năm|sáu} .. {bảy|tám|chín}'))
    expect(from.length).toBe(9)
  })

  it('finds every reading, up to four words apart', () => {
    expect(found('hai mà thì là còn sáu tám', '{một|hai} .. {năm|sáu} .. {bảy|tám}')).toEqual([[0, 0, 6]])
    expect(found('hai mà thì là còn thì sáu', '{một|hai} .. {năm|sáu}')).toEqual([])
  })

  it('does not lend the end of one phrase to another', () => {
    expect(found('một bốn', 'một .. hai', 'ba .. bốn')).toEqual([])
    expect(found('một hai ba bốn', 'một .. hai', 'ba .. bốn')).toEqual([
      [0, 0, 1],
      [1, 2, 3],
    ])
  })

  it('goes back to an earlier piece when the nearest one overlaps', () => {
    expect(found('gửi hết lên mạng', '{gửi|gửi hết} .. hết lên')).toEqual([[0, 0, 2]])
  })
})
