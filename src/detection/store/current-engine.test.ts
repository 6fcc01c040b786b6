import { describe, expect, it } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import type { Db } from '../../db/open.ts'
import { newId } from '../../kit/random.ts'
import type { EngineParts } from '../model/assessment.ts'
import { labels } from '../model/labels.ts'
import { openHostList } from '../model/links/host-list.ts'
import { compileRules } from '../model/rules/compile.ts'
import { type Lexicon, Rule } from '../model/rules/schema.ts'
import { assessReport, currentEngine } from './current-engine.ts'
import { countFirings } from './firings.ts'
import { insertRule, saveVersionState, switchHouseRule } from './rules.ts'

const house = testHouse()
const db = () => house().database.db
const now = new Date('2026-11-20T10:00:00+07:00')
const lexicon: Lexicon = {}

const ruleOf = (id: string, phrase: string): Rule =>
  Rule.parse({
    id,
    version: 1,
    label: 'grooming',
    weight: 0.9,
    when: { phrase },
    reason: { vi: `thấy ${phrase}`, en: `saw ${phrase}` },
    examples: { hits: ['a'], misses: ['b'] },
  })

/** Models that never say anything by themselves, so that only rules speak. */
const dumb = (columns: number) => ({
  model: {
    bits: 4,
    columns,
    weights: new Int8Array(16 * columns),
    steps: new Float64Array(columns).fill(1),
    bias: new Float64Array(columns).fill(-9),
  },
  hash: 'dumb',
})
let made = 0
const base = (at: Date): EngineParts => {
  made++
  const risk = dumb(labels.length + 3)
  return {
    lexicon,
    book: compileRules(lexicon, [ruleOf('of-the-house', 'cây xoài')]),
    risk: {
      ...risk,
      calibration: Array.from({ length: labels.length + 3 }, () => ({ slope: 1, shift: -9 })),
      thresholds: { labels: labels.map(() => 0.4), urgency: [0.9, 0.9, 0.9] },
    },
    hostility: { ...dumb(3), offsets: [9, 0, 0] },
    spans: { ...dumb(1), threshold: 0.9 },
    hosts: openHostList([]),
    now: at,
  }
}

const put = async (to: Db, rule: Rule, state: 'shadow' | 'live', quota = 5): Promise<void> => {
  const row = { rule_id: rule.id, version: 1 }
  await insertRule(to, {
    ...row,
    yaml: '',
    rule: JSON.stringify(rule),
    label: rule.label,
    author_id: newId(),
    agency_id: house().founded.members.officer?.agencyId ?? '',
    at: now,
    state: 'checked',
    daily_quota: quota,
    changed_at: now,
  })
  await saveVersionState(to, row, { state }, now)
}
const assess = (text: string, at = now) => assessReport(db(), text, 'report', at, base)
const saidBy = async (text: string, at = now) => {
  const { assessment, shadow } = await assess(text, at)
  return { rules: assessment.findings.map(({ source }) => source), shadow }
}

describe('the engine of this moment', () => {
  it('has the rules of the house and the live ones; a shadow rule changes nothing but is named', async () => {
    const before = await assess('dưới cây xoài có con mèo xanh và con chó đỏ')
    await put(db(), ruleOf('green-cat', 'mèo xanh'), 'live')
    await put(db(), ruleOf('red-dog', 'chó đỏ'), 'shadow')
    const after = await assess('dưới cây xoài có con mèo xanh và con chó đỏ')
    expect(before.assessment.findings.map(({ source }) => source)).toEqual(['rule:of-the-house@1'])
    expect(after.assessment.findings.map(({ source }) => source)).toEqual([
      'rule:of-the-house@1',
      'rule:green-cat@1',
    ])
    expect(after.shadow).toEqual(['red-dog'])
    expect(after.firings.map(({ ruleId, outcome }) => [ruleId, outcome])).toEqual([
      ['of-the-house', 'spoke'],
      ['green-cat', 'spoke'],
      ['red-dog', 'would-have'],
    ])
    expect(after.version).not.toBe(before.version)
    expect((await assess('con chó đỏ')).assessment.labels).toEqual([])
  })

  it('reads its parts once, is the same until something changes, and follows a rule that moves', async () => {
    const first = await currentEngine(db(), now, base)
    const start = made
    for (let i = 0; i < 3; i++) await assess('chào em')
    expect(await currentEngine(db(), now, base)).toBe(first)
    await switchHouseRule(db(), 'of-the-house', false, newId(), now)
    expect((await saidBy('cây xoài')).rules).toEqual([])
    await switchHouseRule(db(), 'of-the-house', true, newId(), now)
    expect((await saidBy('cây xoài')).rules).toEqual(['rule:of-the-house@1'])
    expect(made).toBe(start)
  })

  it('is opened anew when a day begins, with the rules compiled before', async () => {
    const today = await currentEngine(db(), now, base)
    const next = await currentEngine(db(), new Date('2026-11-21T10:00:00+07:00'), base)
    expect(next.engine).not.toBe(today.engine)
    expect(next.silent).toBe(today.silent)
  })

  it('silences a rule that spoke as often today as it may, until tomorrow', async () => {
    const agencyId = house().founded.members.officer?.agencyId ?? ''
    for (let i = 0; i < 5; i++) {
      const { firings } = await assess('mèo xanh')
      expect(firings).toMatchObject([{ ruleId: 'green-cat', outcome: 'spoke' }])
      await countFirings(db(), { reportId: newId(), agencyId, now, firings })
    }
    expect(await saidBy('mèo xanh')).toEqual({ rules: [], shadow: ['green-cat'] })
    expect((await assess('mèo xanh')).firings).toMatchObject([{ outcome: 'over-quota' }])
    const tomorrow = new Date('2026-11-21T00:10:00+07:00')
    expect((await saidBy('mèo xanh', tomorrow)).rules).toEqual(['rule:green-cat@1'])
  })
})
