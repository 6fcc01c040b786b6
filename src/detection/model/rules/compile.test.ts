import { describe, expect, it } from 'vitest'
import { normalise, originalRange } from '../text/normalise.ts'
import { compileRules } from './compile.ts'
import type { Condition, Lexicon, Rule } from './schema.ts'

const lexicon: Lexicon = {
  'asks-age': { vi: 'hỏi tuổi', en: 'asks the age', phrases: ['{em|bé} {mấy|bao nhiêu} tuổi'] },
  secrecy: { vi: 'xin giữ bí mật', en: 'asks to keep a secret', phrases: ['đừng {nói|kể} .. mẹ', 'bí mật'] },
  gift: { vi: 'hứa quà', en: 'promises a gift', phrases: ['tặng quà', 'cho quà'] },
  lesson: { vi: 'bài học', en: 'a lesson', phrases: ['bài học', 'tuyên truyền'] },
}
const rule = (when: Condition, id = 'one'): Rule => ({
  id,
  version: 1,
  label: 'grooming',
  weight: 0.5,
  when,
  reason: { vi: 'lý do', en: 'reason' },
  examples: { hits: ['x'], misses: ['y'] },
})
const read = (when: Condition, text: string, kind: 'message' | 'report' | 'page' = 'message') =>
  compileRules(lexicon, [rule(when)]).read(normalise(text), kind).fired[0]
const fires = (when: Condition, text: string) => read(when, text) !== undefined
const said = (when: Condition, text: string) => {
  const normal = normalise(text)
  const found = compileRules(lexicon, [rule(when)]).read(normal, 'message').fired[0]
  const words = (spans: readonly { first: number; last: number }[] = []) =>
    spans.map(({ first, last }) => {
      const { start, end } = originalRange(normal, first, last)
      return text.slice(start, end)
    })
  return { evidence: words(found?.evidence), flip: words(found?.flip) }
}

describe('a rule book', () => {
  it('names the concepts it saw, and where', () => {
    const text = 'Em mấy tuổi? Đừng nói với mẹ nha'
    const { concepts } = compileRules(lexicon, []).read(normalise(text), 'message')
    expect(concepts.map(({ concept }) => concept)).toEqual(['asks-age', 'secrecy'])
    expect(
      concepts
        .map(({ first, last }) => originalRange(normalise(text), first, last))
        .map(({ start }) => start),
    ).toEqual([0, 13])
  })

  it('reads phrases of the lexicon as it reads texts: short forms and old tone marks alike', () => {
    const odd: Lexicon = { 'a-b': { vi: 'abc', en: 'abc', phrases: ['coi hòa ib'] } }
    const book = compileRules(odd, [])
    expect(book.read(normalise('xem hoà nhắn riêng'), 'message').concepts).toHaveLength(1)
  })

  it('needs every part of `all` and one part of `any`', () => {
    expect(fires({ all: ['asks-age', 'gift'] }, 'em mấy tuổi')).toBe(false)
    expect(fires({ all: ['asks-age', 'gift'] }, 'em mấy tuổi, anh tặng quà')).toBe(true)
    expect(fires({ any: ['asks-age', 'gift'] }, 'anh tặng quà')).toBe(true)
  })

  it('stays silent where `not` is seen', () => {
    const when: Condition = { all: ['asks-age', { not: 'lesson' }] }
    expect(fires(when, 'bài học: em mấy tuổi')).toBe(false)
    expect(fires(when, 'em mấy tuổi')).toBe(true)
  })

  it('measures nearness in words, over the best choice of places', () => {
    const when: Condition = { near: { of: ['asks-age', 'gift'], words: 7 } }
    expect(fires(when, 'em mấy tuổi rồi anh tặng quà')).toBe(true)
    expect(fires(when, 'em mấy tuổi rồi để hôm nào đó rảnh anh tặng quà')).toBe(false)
    expect(fires(when, 'tặng quà xong rồi hôm nay trời đẹp quá đi em mấy tuổi rồi tặng quà')).toBe(true)
  })

  it('keeps the order of a sequence', () => {
    const when: Condition = { sequence: ['asks-age', 'gift', 'secrecy'] }
    expect(fires(when, 'em mấy tuổi, anh tặng quà, bí mật nhé')).toBe(true)
    expect(fires(when, 'anh tặng quà, em mấy tuổi, bí mật nhé')).toBe(false)
  })

  it('counts places and different stages', () => {
    expect(fires({ count: { of: 'gift', atLeast: 2 } }, 'tặng quà, cho quà')).toBe(true)
    expect(fires({ count: { of: 'gift', atLeast: 2 } }, 'tặng quà')).toBe(false)
    const stages: Condition = { stages: { of: ['asks-age', 'gift', 'secrecy'], atLeast: 2 } }
    expect(fires(stages, 'tặng quà, tặng quà')).toBe(false)
    expect(fires(stages, 'tặng quà, bí mật')).toBe(true)
  })

  it('looks at kind, length and turns', () => {
    expect(read({ all: ['gift', { kind: ['page'] }] }, 'tặng quà', 'page')).toBeDefined()
    expect(read({ all: ['gift', { kind: ['page'] }] }, 'tặng quà', 'report')).toBeUndefined()
    expect(fires({ all: ['gift', { words: { atMost: 3 } }] }, 'tặng quà')).toBe(true)
    expect(fires({ all: ['gift', { words: { atLeast: 3 } }] }, 'tặng quà')).toBe(false)
    expect(fires({ all: ['gift', { turns: { atLeast: 2 } }] }, 'tặng quà\nbí mật')).toBe(true)
    expect(fires({ all: ['gift', { turns: { atLeast: 2 } }] }, 'tặng quà')).toBe(false)
  })

  it('runs patterns over the normalised text and leads back to the words', () => {
    const when: Condition = { all: ['gift', { pattern: '[0-9]{3}k' }] }
    expect(said(when, 'TẶNG QUÀ trị giá 500K đó').evidence).toEqual(['TẶNG QUÀ', '500K'])
    expect(fires(when, 'tặng quà')).toBe(false)
  })

  it('shows the evidence and the least that would have to go', () => {
    const when: Condition = { all: ['asks-age', 'gift'] }
    expect(said(when, 'Em mấy tuổi? Anh tặng quà')).toEqual({
      evidence: ['Em mấy tuổi', 'tặng quà'],
      flip: ['tặng quà'],
    })
    expect(said({ any: ['asks-age', 'gift'] }, 'em mấy tuổi, tặng quà').flip).toEqual([
      'em mấy tuổi',
      'tặng quà',
    ])
  })

  it('has nothing to take away where only an absence made it fire', () => {
    const book = compileRules(lexicon, [rule({ not: 'gift' })])
    const [found] = book.read(normalise('chào em'), 'message').fired
    expect(found).toMatchObject({ evidence: [], flip: [] })
  })

  it('refuses rules it cannot run', () => {
    expect(() => compileRules(lexicon, [rule('no-such-concept')])).toThrow('unknown-concept')
    expect(() => compileRules(lexicon, [rule({ all: ['gift', { pattern: '(?=a)b' }] })])).toThrow(
      'pattern-refused',
    )
    expect(() =>
      compileRules(lexicon, [rule({ near: { of: ['gift', { not: 'gift' }], words: 3 } })]),
    ).toThrow('no-place')
  })
})
