import { beforeAll, describe, expect, it, vi } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { timelineOf } from '../../audit/store.ts'
import { detectionJobs } from '../jobs.ts'
import { toYaml } from '../model/life/draft.ts'
import { inputOfForm } from '../model/life/rule-form.ts'
import { latestBacktest, picksOf, reportOf, verdictCounts } from '../store/backtests.ts'
import { engineStamp, findVersion, listRules, versionsOf } from '../store/rules.ts'
import { passRule } from './check-rule.ts'
import { importSamples } from './import-samples.ts'
import { judgeRule } from './judge-pick.ts'
import { pauseRule } from './pause-rule.ts'
import { putRuleLive } from './put-rule-live.ts'
import { retireRule } from './retire-rule.ts'
import { saveRule } from './save-rule.ts'
import { shadowRule } from './shadow-rule.ts'
import { startBacktest } from './start-backtest.ts'

// Each backtest starts threads; on a busy machine that alone takes seconds.
vi.setConfig({ testTimeout: 120_000 })

const house = testHouse()
const db = () => house().database.db
const yamlOf = (name: string, phrase = '{bí mật|giữ kín} .. {nhé|nha}') =>
  toYaml(
    inputOfForm(
      {
        name,
        label: 'grooming',
        urgency: '',
        weight: '0.7',
        reason: 'Xin giữ bí mật',
        reasonEn: '',
        groups: [{ kind: 'any', lines: [phrase], words: 12 }],
        hits: ['Bí mật thôi nha'],
        misses: ['Mai đi học nha'],
      },
      1,
    ),
  )
const save = (login: string, yaml: string, ruleId?: string) =>
  perform(saveRule, house().as(login), { yaml, ...(ruleId === undefined ? {} : { ruleId }) })

/** Runs what waits in the queue, as a worker would. */
const work = async (): Promise<void> => {
  for (const { event, data } of house().news.splice(0))
    for (const job of detectionJobs) if (job.on === event) await job.run(house().system(), data)
}

const toShadow = async (ruleId: string, version = 1): Promise<void> => {
  const writer = house().as('officer')
  await perform(passRule, writer, { ruleId, version })
  await perform(startBacktest, writer, { ruleId, version })
  await work()
  await perform(shadowRule, writer, { ruleId, version })
}

describe('the life of a rule', () => {
  beforeAll(async () => {
    await perform(importSamples, house().as('editor'), {
      source: 'trang công khai',
      lines: '{"text":"Bí mật nha các bạn","kind":"page"}\n\n{"text":"Tin thời tiết"}',
    })
    await save('officer', yamlOf('ask-secret'))
  })

  it('goes from draft to live step by step, each in the ledger', async () => {
    const writer = house().as('officer')
    const it = { ruleId: 'ask-secret', version: 1 }
    await expect(perform(startBacktest, writer, it)).rejects.toThrow('move-not-allowed')
    await expect(perform(shadowRule, writer, it)).rejects.toThrow('move-not-allowed')
    await toShadow('ask-secret')
    await expect(perform(putRuleLive, writer, { ...it, dailyQuota: 50 })).rejects.toThrow('forbidden')
    await perform(putRuleLive, house().as('approver'), { ...it, dailyQuota: '50' })
    expect(await findVersion(db(), 'ask-secret', 1)).toMatchObject({ state: 'live', daily_quota: 50 })
    const story = await timelineOf(db(), ['rule:ask-secret'])
    expect(story.map(({ action, reason }) => `${action} ${reason}`)).toEqual([
      'rule.save v1',
      'rule.check v1',
      'rule.backtest v1',
      'rule.shadow v1',
      'rule.live v1',
    ])
  })

  it('keeps a report of the backtest with texts to judge, and measures by the verdicts', async () => {
    const found = await latestBacktest(db(), 'ask-secret', 1)
    const report = found && reportOf(found)
    expect(report?.sources).toMatchObject([
      { source: 'riskset' },
      { source: 'trang công khai', seen: 2, hits: 1 },
    ])
    expect(found).toMatchObject({ state: 'done', seen: report?.seen, total: report?.seen })
    const picks = await picksOf(db(), found?.id ?? '')
    const [first, second] = picks.filter(({ fired }) => fired)
    for (const [pick, verdict] of [
      [first, 'right'],
      [second, 'wrong'],
      [second, 'right'],
    ] as const)
      await perform(judgeRule, house().as('editor'), { ruleId: 'ask-secret', pickId: pick?.id, verdict })
    expect((await verdictCounts(db())).get('ask-secret@1')).toEqual({ right: 2, wrong: 0 })
    await expect(
      perform(judgeRule, house().as('editor'), { ruleId: 'other-rule', pickId: first?.id, verdict: 'right' }),
    ).rejects.toThrow('not-found')
  })

  it('runs a backtest once, however often the job comes', async () => {
    const found = await latestBacktest(db(), 'ask-secret', 1)
    const before = await picksOf(db(), found?.id ?? '')
    await detectionJobs[0]?.run(house().system(), { backtestId: found?.id ?? '' })
    expect(await latestBacktest(db(), 'ask-secret', 1)).toEqual(found)
    expect(await picksOf(db(), found?.id ?? '')).toEqual(before)
  })

  it('makes every change a new version, while the live one speaks on', async () => {
    await save('officer', yamlOf('ask-secret', 'bí mật'), 'ask-secret')
    expect((await versionsOf(db(), 'ask-secret')).map(({ version, state }) => [version, state])).toEqual([
      [2, 'draft'],
      [1, 'live'],
    ])
    await expect(
      db().updateTable('detection.rule_version').set({ yaml: 'x' }).where('version', '=', 2).execute(),
    ).rejects.toThrow('never edited')
    await toShadow('ask-secret', 2)
    await perform(putRuleLive, house().as('leader'), { ruleId: 'ask-secret', version: 2, dailyQuota: 100 })
    expect((await versionsOf(db(), 'ask-secret')).map(({ state }) => state)).toEqual(['live', 'retired'])
  })

  it('lets nobody promote their own rule while a colleague could, and says when nobody else could', async () => {
    await save('commune', yamlOf('commune-rule'))
    await toShadow('commune-rule')
    await perform(putRuleLive, house().as('commune'), { ruleId: 'commune-rule', version: 1, dailyQuota: 20 })
    expect((await timelineOf(db(), ['rule:commune-rule'])).at(-1)?.reason).toBe('v1 promote-alone')
    const both = house().as('leader')
    if (both.actor.kind !== 'member') throw new Error('the leader is a member')
    const writingLeader = { ...both, actor: { ...both.actor, roles: ['leader', 'officer'] as const } }
    await perform(saveRule, writingLeader, { yaml: yamlOf('leaders-own') })
    await toShadow('leaders-own')
    const live = { ruleId: 'leaders-own', version: 1, dailyQuota: 20 }
    await expect(perform(putRuleLive, writingLeader, live)).rejects.toThrow('own-rule')
    await perform(putRuleLive, house().as('approver'), live)
  })

  it('falls back to looking on, and retires, by those who promote', async () => {
    const it = { ruleId: 'leaders-own', version: 1 }
    await expect(perform(pauseRule, house().as('officer'), it)).rejects.toThrow('forbidden')
    const before = await engineStamp(db())
    await perform(pauseRule, house().as('leader'), it)
    expect(await engineStamp(db())).toBeGreaterThan(before)
    await perform(retireRule, house().as('leader'), it)
    await expect(perform(pauseRule, house().as('leader'), it)).rejects.toThrow('move-not-allowed')
    expect((await listRules(db())).find(({ rule_id }) => rule_id === 'leaders-own')?.state).toBe('retired')
  })

  it('keeps an unfinished draft, which does not pass', async () => {
    await save('officer', yamlOf('half-done').replace('phrase:', 'frase:'))
    expect(await findVersion(db(), 'half-done', 1)).toMatchObject({ state: 'draft', rule: null })
    await expect(
      perform(passRule, house().as('officer'), { ruleId: 'half-done', version: 1 }),
    ).rejects.toThrow('rule-not-passing')
  })

  it('refuses names that are taken, kept back or no names', async () => {
    await expect(save('officer', yamlOf('ask-secret'))).rejects.toThrow('rule-name-taken')
    await expect(save('officer', yamlOf('new'))).rejects.toThrow('rule-name-taken')
    await expect(save('officer', yamlOf('Not A Name'))).rejects.toMatchObject({
      fields: { name: 'rule-name' },
    })
    await expect(save('officer', yamlOf('x'), 'no-such-rule')).rejects.toThrow('not-found')
  })

  it('names the bad line of an import and keeps nothing of it', async () => {
    await expect(
      perform(importSamples, house().as('editor'), { source: 's', lines: '{"text":"a"}\nb' }),
    ).rejects.toMatchObject({ fields: { lines: 'sample-line 2' } })
  })
})
