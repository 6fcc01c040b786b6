import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { translate } from '../../../kit/text.ts'
import { problemCodes } from '../rules/problem.ts'
import { type Lexicon, Rule } from '../rules/schema.ts'
import { namesOf, numbered, readDraft, toYaml } from './draft.ts'
import { fieldOfPath, formOfRule, type Group, groupKinds, inputOfForm, type RuleForm } from './rule-form.ts'
import { tryRule } from './try-rule.ts'

const lexicon: Lexicon = {
  'asks-age': { vi: 'hỏi tuổi', en: 'asks the age', phrases: ['em {mấy|bao nhiêu} tuổi'] },
}
const group = (kind: Group['kind'], ...lines: string[]): Group => ({ kind, lines, words: 12 })
const form: RuleForm = {
  name: 'gift-then-secret',
  label: 'grooming',
  urgency: 'P1',
  weight: '0.7',
  reason: 'Cho quà rồi xin giữ bí mật',
  reasonEn: '',
  groups: [group('any', '{nạp|tặng} thẻ', '@asks-age'), group('all'), group('any', 'đừng {nói|kể} .. mẹ')],
  hits: ['Anh nạp thẻ cho, đừng nói với mẹ nha'],
  misses: ['Mẹ nạp thẻ điện thoại'],
}
const read = (one: RuleForm) => readDraft(lexicon, toYaml(inputOfForm(one, 1)))
const fieldsOf = (one: RuleForm) =>
  read(one).problems.map(({ path, code }) => `${fieldOfPath(one, path)} ${code}`)

describe('a rule written in the form', () => {
  it('becomes YAML that passes', () => {
    expect(read(form)).toMatchObject({ problems: [], rule: { id: 'gift-then-secret', version: 1 } })
  })

  it.each([
    ['a name with capitals', { name: 'Bad Name' }, 'name bad-value'],
    ['no label', { label: '' }, 'label missing'],
    ['no reason', { reason: '' }, 'reason bad-value'],
    ['no phrases', { groups: [group('any')] }, 'group0 missing'],
    [
      'an open brace in the third group',
      { groups: [group('any', 'a'), group('all'), group('any', '{b|')] },
      'group2 phrase-unbalanced',
    ],
    ['a concept nobody knows', { groups: [group('any', '@asks-aeg')] }, 'group0 unknown-concept'],
    ['only what must be absent', { groups: [group('none', 'a')] }, 'group0 no-required-phrase'],
    ['no example that must hit', { hits: [] }, 'hits bad-value'],
    ['a hit that does not fire', { hits: ['chào em'] }, 'hits hit-does-not-fire'],
    ['a miss that fires', { misses: form.hits }, 'misses miss-fires'],
  ])('says beside which field: %s', (_, change, said) => {
    expect(fieldsOf({ ...form, ...change })).toContain(said)
  })

  it('comes back into the form as it was, whatever was written', () => {
    const line = fc.stringMatching(/^[a-zàáạđêếôơư]{1,8}( [a-zđêơư]{1,6}){0,2}$/)
    const anyGroup = fc.record({
      kind: fc.constantFrom(...groupKinds),
      lines: fc.array(fc.oneof(line, fc.constant('@asks-age')), { minLength: 1, maxLength: 4 }),
      words: fc.constant(12),
    })
    fc.assert(
      fc.property(fc.array(anyGroup, { minLength: 2, maxLength: 4 }), (groups) => {
        const written = { ...form, groups }
        const rule = Rule.parse(inputOfForm(written, 3))
        expect(formOfRule(rule)).toEqual(written)
      }),
    )
  })

  it('leaves rules that say more to the YAML tab', () => {
    const rule = Rule.parse({ ...inputOfForm(form, 1), when: { count: { of: { phrase: 'a' }, atLeast: 2 } } })
    expect(formOfRule(rule)).toBeUndefined()
  })
})

describe('a rule written as YAML', () => {
  it('gets its name and number from the house', () => {
    const yaml = numbered(toYaml({ ...inputOfForm(form, 99), id: 'other' }), 'gift-then-secret', 4)
    expect(readDraft(lexicon, yaml).rule).toMatchObject({ id: 'gift-then-secret', version: 4 })
  })

  it('says so when it is no YAML, and unfolds no aliases', () => {
    expect(readDraft(lexicon, 'a: [').problems).toMatchObject([{ code: 'bad-value', detail: 'YAML' }])
    expect(readDraft(lexicon, 'a: &x [1]\nb: [*x, *x]').problems).toMatchObject([{ detail: 'YAML' }])
    expect(namesOf('a: [')).toEqual({ id: undefined, label: undefined })
  })

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (yaml) => void readDraft(lexicon, yaml)))
  })
})

describe('trying a sentence', () => {
  const rule = read(form).rule

  it('marks what made the rule fire, in the text as typed', () => {
    if (rule === undefined) throw new Error('the rule passes')
    expect(tryRule(lexicon, rule, 'Nè, Em MẤY tuổi, đừng  kể mẹ nha')).toEqual({
      fires: true,
      stretches: [
        { text: 'Nè, ' },
        { text: 'Em MẤY tuổi', why: 'hỏi tuổi' },
        { text: ', ' },
        { text: 'đừng  kể mẹ', why: 'đừng {nói|kể} .. mẹ' },
        { text: ' nha' },
      ],
    })
    expect(tryRule(lexicon, rule, 'chào em').fires).toBe(false)
  })

  it('gives the whole text back in its stretches', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        if (rule === undefined) return
        const text = `${before} em mấy tuổi đừng nói mẹ ${after}`
        expect(
          tryRule(lexicon, rule, text)
            .stretches.map((one) => one.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

it.each(['vi', 'en'] as const)('every problem has a sentence in %s', (locale) => {
  const t = translate(locale)
  for (const code of problemCodes) expect(t.of(`detection.problem-${code}`)).not.toBe(`problem-${code}`)
})
