import { describe, expect, it } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { newId } from '../../kit/random.ts'
import { labelCounts, recordCorrection, urgencyPairs } from './corrections.ts'
import { countFirings, type Firing, firingsSince, spokenToday, sweepCounted, textsPerDay } from './firings.ts'

const house = testHouse()
const db = () => house().database.db
const agencyOf = (login: string): string => house().founded.members[login]?.agencyId ?? ''
const now = new Date('2026-11-20T10:00:00+07:00')
const spoke: Firing = { ruleId: 'a-rule', version: 1, outcome: 'spoke' }
const would: Firing = { ruleId: 'b-rule', version: 2, outcome: 'would-have' }

describe('counting what rules did', () => {
  it('counts a report once per rule, by day and agency, however often it is assessed', async () => {
    const reportId = newId()
    const one = { reportId, agencyId: agencyOf('officer'), now, firings: [spoke, would] }
    await countFirings(db(), one)
    await countFirings(db(), one)
    await countFirings(db(), { ...one, reportId: newId(), firings: [would] })
    await countFirings(db(), { ...one, reportId: newId(), agencyId: agencyOf('police'), firings: [spoke] })
    const mine = await firingsSince(db(), agencyOf('officer'), now, 7)
    expect(Object.fromEntries(mine)).toEqual({ 'a-rule@1 spoke': 1, 'b-rule@2 would-have': 2 })
    expect(Object.fromEntries(await spokenToday(db(), now))).toEqual({ 'a-rule@1': 2 })
    expect(await textsPerDay(db(), now)).toBeCloseTo(3 / 28)
  })

  it('forgets the day at midnight in Vietnam, and the marks after the days are over', async () => {
    const tomorrow = new Date('2026-11-21T00:01:00+07:00')
    expect((await spokenToday(db(), tomorrow)).size).toBe(0)
    expect(
      (await firingsSince(db(), agencyOf('officer'), new Date('2026-11-28T00:01:00+07:00'), 7)).size,
    ).toBe(0)
    await sweepCounted(db(), new Date('2027-03-01T00:00:00Z'))
    expect(await db().selectFrom('detection.counted').select('once').execute()).toEqual([])
  })
})

describe('corrections', () => {
  it('counts per label what was suggested and what was decided; deciding again replaces', async () => {
    const place = { agencyId: agencyOf('officer'), at: now, model: 'm1' }
    const reportId = newId()
    const first = { ...place, reportId, labels: { suggested: ['scam'], decided: [] } } as const
    await recordCorrection(db(), { ...first, urgency: { suggested: 'P2', decided: 'P2' } })
    await recordCorrection(db(), {
      ...place,
      reportId,
      labels: { suggested: ['scam', 'grooming'], decided: ['grooming', 'threat'] },
      urgency: { suggested: 'P2', decided: 'P0' },
    })
    expect(await labelCounts(db(), agencyOf('officer'), new Date(0))).toEqual([
      { label: 'grooming', both: 1, suggestedOnly: 0, decidedOnly: 0 },
      { label: 'scam', both: 0, suggestedOnly: 1, decidedOnly: 0 },
      { label: 'threat', both: 0, suggestedOnly: 0, decidedOnly: 1 },
    ])
    expect(await urgencyPairs(db(), agencyOf('officer'), new Date(0))).toEqual([
      { suggested: 'P2', decided: 'P0', n: 1 },
    ])
    expect(await labelCounts(db(), agencyOf('police'), new Date(0))).toEqual([])
    expect(await labelCounts(db(), agencyOf('officer'), new Date('2026-12-01'))).toEqual([])
  })
})
