import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutDiacritics } from './bare.ts'
import { normalise, originalRange, textOf } from './normalise.ts'

const read = (text: string): string => textOf(normalise(text))

describe('what is meant, however it is written', () => {
  it.each([
    ['qua z4l0 nói chuyện', 'qua zalo nói chuyện'],
    ['b.í m.ậ.t nhé', 'bí mật nhé'],
    ['z a l o', 'zalo'],
    ['te le gram', 'telegram'],
    ['p@ss z@lo', 'mật khẩu zalo'],
    ['ko bt j lun', 'không biết gì luôn'],
    ['hòa thủy', 'hoà thuỷ'],
    ['điiiiii', 'đi'],
    ['quáaaa đẹẹẹẹppp', 'quá đẹp'],
    ['e\u0323\u0302', 'ệ'],
    ['Z\u0336a\u0336l\u0336o\u0336', 'zalo'],
    ['ｚａｌｏ 𝐳𝐚𝐥𝐨 зало', 'zalo zalo zalo'],
    ['za\u200blo \u202ezalo', 'zalo zalo'],
    ['bí    mật', 'bí mật'],
    ['xoong', 'xoong'],
    ['kkk vui zzz', 'k vui z'],
    ['k biết', 'không biết'],
  ])('%j is %j', (written, meant) => {
    expect(read(written)).toBe(meant)
  })

  it.each(['b12', 'u23', '500k', '2tr5', 'covid19', '18+', '50 k', 'A: chào bạn', 'lien-he@truong.example'])(
    'leaves %j alone',
    (text) => {
      expect(read(text)).toBe(text.toLowerCase())
    },
  )

  it('parts turns at ⏎ and at new lines', () => {
    const { words } = normalise('S: chào em ⏎ C: dạ\nS: em mấy tuổi')
    expect(Math.max(...words.turn.subarray(0, words.count))).toBe(2)
  })

  it('knows a text typed without diacritics from one with some', () => {
    expect(normalise('em oi dung noi voi me nha').words.typedBare).toBe(true)
    expect(normalise('em ơi đừng nói với mẹ nha').words.typedBare).toBe(false)
  })

  it('leads back to the original', () => {
    const text = 'Qua  Z4L0 nha'
    const normalised = normalise(text)
    const { start, end } = originalRange(normalised, 1, 1)
    expect(text.slice(start, end)).toBe('Z4L0')
  })
})

/** Letters, marks, invisible signs, surrogates and half surrogates, and what chats are made of. */
const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        'a',
        'á',
        '\u0301',
        '\u0323',
        ' ',
        '\n',
        '⏎',
        '.',
        '-',
        '@',
        '0',
        '4',
        'z',
        '\ud83d',
        '\ude00',
        '😭',
        '🇻',
        '\u200d',
        '\ufe0f',
        '\u202e',
        'ｚ',
        '\0',
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

describe('any string at all', () => {
  it('gives offsets that lie in the original, in order, and as many units as it says', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const { length, units, bare, from, to, words } = normalise(text)
        expect([units.length, bare.length, from.length, to.length]).toEqual([length, length, length, length])
        for (let i = 0; i < length; i++) {
          expect(from[i]).toBeGreaterThanOrEqual(0)
          expect(to[i]).toBeGreaterThan(from[i] ?? 0)
          expect(to[i]).toBeLessThanOrEqual(text.length)
          if (i > 0) expect(from[i]).toBeGreaterThanOrEqual(from[i - 1] ?? 0)
        }
        for (let i = 0; i < words.count; i++) expect(words.end[i]).toBeGreaterThan(words.start[i] ?? 0)
      }),
      { numRuns: 500 },
    )
  })

  it('reads bare letters the same whether diacritics were typed or not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('đừng nói với mẹ', 'ảnh riêng của em', 'hoà với thuỷ', 'xe lửa'),
        (text) => {
          expect(String.fromCharCode(...normalise(text).bare)).toBe(read(withoutDiacritics(text)))
        },
      ),
    )
  })

  it.each(['a', 'á', ' ', 'z.', 'z a l ', '\u0301', '😭', '@a', 'a1', '\u200b', 'ko '])(
    'takes time in step with length: %j repeated',
    (piece) => {
      const time = (times: number): number => {
        const text = piece.repeat(times)
        const runs = Array.from({ length: 5 }, () => {
          const start = performance.now()
          normalise(text)
          return performance.now() - start
        })
        return Math.min(...runs)
      }
      time(20_000)
      // Eight times the length may take eight times as long; a square would take sixty-four.
      expect(time(160_000)).toBeLessThan(Math.max(8, time(20_000)) * 30)
    },
  )
})
