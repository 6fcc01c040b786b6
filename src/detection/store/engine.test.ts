import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openEngine } from '../model/engine.ts'
import { assessLine } from '../model/lines.ts'
import { withoutDiacritics } from '../model/text/bare.ts'
import { shippedParts } from './engine-files.ts'
import { detectionFile } from './shipped-files.ts'
import { readRiskLines } from './training-files.ts'

const engine = openEngine(shippedParts(new Date('2026-11-24T00:00:00+07:00')))
const dev = readRiskLines(detectionFile('riskset/dev.jsonl'))

describe('the engine as shipped', () => {
  it.each([
    ['em mấy tuổi rồi, đừng nói với mẹ là mình nhắn tin nha', 'grooming'],
    ['khong chuyen 2 trieu toi nay thi anh dang het anh rieng cua em len lop', 'sextortion'],
    ['mai 8h anh đón ở cổng sau, đi một mình thôi nhé', 'offline_meeting'],
    ['tao chờ mày ngoài cổng trường, tao đánh cho khỏi đi học', 'threat'],
    ['em không muốn sống nữa, tối nay em sẽ biến mất', 'self_harm'],
  ])('reads %j as %s and says why', (text, label) => {
    const { labels, findings } = engine.assess(text)
    expect(labels).toContain(label)
    expect(findings.some((finding) => finding.label === label && finding.reason.length > 3)).toBe(true)
  })

  it.each([
    'Các em chụp bài tập Toán trang 45 gửi vào nhóm lớp trước 20h nhé.',
    'Chuyên đề: 5 dấu hiệu con bạn đang bị bắt nạt trên mạng',
    'tối nay leo rank Liên Quân không, thiếu đường rừng',
  ])('leaves %j alone', (text) => {
    expect(engine.assess(text).labels).toEqual([])
  })

  it('takes a link that pretends to be a bank for fraud, and a school’s own for none', () => {
    expect(engine.assess('Xem ở https://vietcornbank-online.top nha').labels).toContain('scam')
    expect(engine.assess('Mai lớp mình nộp bài ở https://vnedu.vn nhé').labels).toEqual([])
  })

  it('says the same of the same text, from one engine to the next', () => {
    const other = openEngine(shippedParts(new Date('2026-11-24T00:00:00+07:00')))
    for (const { text, kind } of dev.slice(0, 100))
      expect(JSON.stringify(other.assess(text, kind))).toBe(JSON.stringify(engine.assess(text, kind)))
  })

  it('seldom changes its mind about urgency when diacritics are left out', () => {
    const changed = dev.filter(
      ({ text, kind }) =>
        engine.assess(text, kind).urgency !== engine.assess(withoutDiacritics(text), kind).urgency,
    )
    expect(changed.length / dev.length).toBeLessThan(0.15)
  })
})

const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'đừng nói với mẹ',
        'https://zaIo.me@vi-du.example/',
        '\u202e',
        '\0',
        '\ud800',
        '👨‍👩‍👧',
        'xn--',
        'a\u0301\u0323',
        '⏎',
        '%',
        '..',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(' '))

describe('whatever the text', () => {
  it('findings lie in the original, scores between 0 and 1, and nothing is thrown', () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom('message', 'report', 'page'), (text, kind) => {
        const { findings, scores, hostility } = engine.assess(text, kind)
        for (const { start, end } of findings) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
        for (const score of [...Object.values(scores), hostility.score]) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('lines', () => {
  it.each([
    ['{', 'not-json', null],
    ['{"id":1}', 'text-missing', 1],
    ['{"id":"b","text":7}', 'text-missing', 'b'],
    ['{"id":2,"text":"a","kind":"song"}', 'unknown-kind', 2],
    ['null', 'text-missing', null],
  ])('answers %s with %s', (line, error, id) => {
    expect(JSON.parse(assessLine(engine, line))).toEqual({ id, error })
  })

  it('gives back the id and all that was promised', () => {
    const answer = JSON.parse(assessLine(engine, '{"id":"x","text":"đừng nói với mẹ nha em"}'))
    expect(Object.keys(answer)).toEqual(['id', 'labels', 'scores', 'urgency', 'hostility', 'findings'])
  })
})
