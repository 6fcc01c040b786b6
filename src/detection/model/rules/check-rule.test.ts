import { describe, expect, it } from 'vitest'
import { checkLexicon, checkRule } from './check-rule.ts'
import type { Lexicon } from './schema.ts'

const lexicon: Lexicon = {
  'asks-age': { vi: 'hỏi tuổi', en: 'asks the age', phrases: ['em {mấy|bao nhiêu} tuổi'] },
  secrecy: { vi: 'xin giữ bí mật', en: 'asks to keep a secret', phrases: ['đừng {nói|kể} .. mẹ'] },
}
const good = {
  id: 'age-and-secrecy',
  version: 1,
  label: 'grooming',
  weight: 0.9,
  urgency: 'P1',
  when: { all: ['asks-age', 'secrecy'] },
  reason: { vi: 'Hỏi tuổi và xin giấu mẹ', en: 'Asks the age and to hide it from the mother' },
  examples: { hits: ['Em mấy tuổi? Đừng kể với mẹ'], misses: ['Em mấy tuổi?'] },
}
const problemsOf = (input: unknown) => {
  const checked = checkRule(lexicon, input)
  return checked.ok ? [] : checked.problems.map(({ path, code }) => `${path} ${code}`)
}
const when = (condition: unknown) => problemsOf({ ...good, when: condition })

describe('checking a rule before anybody may use it', () => {
  it('passes a good rule on, typed', () => {
    expect(checkRule(lexicon, good)).toMatchObject({ ok: true, rule: { id: 'age-and-secrecy' } })
  })

  it.each([
    ['a missing part', { label: undefined }, 'label missing'],
    ['a name with capitals', { id: 'Bad Name' }, 'id bad-value'],
    ['a weight above one', { weight: 1.5 }, 'weight bad-value'],
    ['an unknown urgency', { urgency: 'P9' }, 'urgency bad-value'],
    ['a key nobody knows', { colour: 'red' }, 'colour unknown-key'],
    ['a reason in one language', { reason: { vi: 'lý do' } }, 'reason.en missing'],
    ['no examples', { examples: { hits: [], misses: ['a'] } }, 'examples.hits bad-value'],
  ])('says where: %s', (_, change, said) => {
    expect(problemsOf({ ...good, ...change })).toEqual([said])
  })

  it.each([
    [{ al: ['asks-age'] }, 'when.al unknown-condition'],
    [{ all: ['asks-age'], not: 'secrecy' }, 'when several-conditions'],
    [{ all: ['asks-age', 7] }, 'when.all.1 bad-value'],
    [{ all: [] }, 'when.all bad-value'],
    [{ all: ['asks-aeg'] }, 'when.all.0 unknown-concept'],
    [{ all: ['asks-age', { phrase: '{a|b' }] }, 'when.all.1.phrase phrase-unbalanced'],
    [{ all: ['asks-age', { phrase: 'a ..' }] }, 'when.all.1.phrase phrase-gap-at-an-end'],
    [
      { all: ['asks-age', { phrase: `{${Array.from({ length: 160 }, () => 'a').join('|')}}` }] },
      'when.all.1.phrase phrase-too-many-readings',
    ],
    [{ all: ['asks-age', { pattern: '(?=a)b' }] }, 'when.all.1.pattern pattern-refused'],
    [{ all: ['asks-age', { pattern: '(a)\\1' }] }, 'when.all.1.pattern pattern-refused'],
    [{ all: ['asks-age', { pattern: 'a*' }] }, 'when.all.1.pattern pattern-matches-nothing'],
    [{ near: { of: ['asks-age', { not: 'secrecy' }], words: 5 } }, 'when.near.of.1 no-place'],
    [{ near: { of: ['asks-age'], words: 0 } }, 'when.near.words bad-value'],
    [{ near: { of: ['asks-age'], words: 3, word: 3 } }, 'when.near.word unknown-key'],
    [{ stages: { of: ['asks-age'], atLeast: 2 } }, 'when.stages.atLeast never-enough'],
    [{ not: 'asks-age' }, 'when no-required-phrase'],
    [{ pattern: 'abc' }, 'when no-required-phrase'],
  ])('names the mistake in %j', (condition, said) => {
    expect(when(condition)[0]).toBe(said)
  })

  it('suggests the name that was likely meant', () => {
    const checked = checkRule(lexicon, { ...good, when: { all: ['asks-aeg', 'secrecy'] } })
    expect(checked.ok ? [] : checked.problems).toMatchObject([{ detail: 'asks-age' }])
  })

  it('holds a rule to its own examples', () => {
    expect(problemsOf({ ...good, examples: { hits: ['chào em'], misses: good.examples.hits } })).toEqual([
      'examples.hits.0 hit-does-not-fire',
      'examples.misses.0 miss-fires',
    ])
  })

  it('bounds how deep conditions may lie in each other', () => {
    const deep = Array.from({ length: 40 }).reduce((inner) => ({ any: [inner] }), 'asks-age' as unknown)
    expect(when(deep)[0]).toMatch(/too-deep$/)
  })

  it('checks a lexicon the same way', () => {
    expect(checkLexicon(lexicon)).toMatchObject({ ok: true })
    const bad = checkLexicon({ 'asks-age': { vi: 'hỏi tuổi', en: 'asks the age', phrases: ['{em', 'tuổi'] } })
    expect(bad.ok ? [] : bad.problems).toMatchObject([
      { path: 'asks-age.phrases.0', code: 'phrase-unbalanced' },
    ])
    const shapeless = checkLexicon({ 'asks-age': { vi: 'hỏi tuổi', phrases: [] } })
    expect(shapeless.ok).toBe(false)
  })
})
