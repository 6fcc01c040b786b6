import { describe, expect, it } from 'vitest'
import { labels } from '../model/labels.ts'
import { compileRules } from '../model/rules/compile.ts'
import { normalise } from '../model/text/normalise.ts'
import { repositoryRules, ruleFileProblems } from './rule-files.ts'

describe('the rules we ship', () => {
  const files = repositoryRules()
  const { lexicon, rules } = files
  const book = compileRules(lexicon, rules)
  const fired = (text: string) => book.read(normalise(text), 'message').fired.map(({ rule }) => rule)

  it('come out as their own examples say', { timeout: 60_000 }, () => {
    expect(ruleFileProblems(files)).toEqual([])
  })

  it('have names of their own, and some for every label', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    expect(new Set(rules.map(({ label }) => label))).toEqual(new Set(labels))
  })

  it('are each led to by a phrase', () => {
    expect(book.unindexed).toEqual([])
  })

  it.each([
    ['con bi nguoi ta doa dang anh, toi nay 9h phai dua 2 trieu, cuu con voi', 'sextortion'],
    ['Ba con đang say, cầm dao đòi giết mẹ, cứu con với', 'threat'],
    ['tam biet moi nguoi nha, minh k muon song nua', 'self_harm'],
    ['Con tôi đi gặp bạn quen trên mạng từ chiều, giờ gọi không bắt máy', 'offline_meeting'],
  ])('call what cannot wait an emergency: %s', (text, label) => {
    expect(fired(text)).toContainEqual(expect.objectContaining({ label, urgency: 'P0' }))
  })

  it.each([
    'Các em chụp bài tập Toán trang 45 gửi vào nhóm lớp trước 20h nhé.',
    'Con ơi 5h mẹ đón ở cổng sau nha',
    'muốn chết với bài tập Lý, 30 câu luôn á trời',
    'giết nó đi!! con Murad hết máu kìa, đẩy trụ luôn ae',
    'Ngân hàng không bao giờ hỏi mã OTP của bạn, hãy cảnh giác với người lạ',
  ])('leave ordinary life alone: %s', (text) => {
    expect(fired(text).filter(({ weight }) => weight > 0)).toEqual([])
  })
})
