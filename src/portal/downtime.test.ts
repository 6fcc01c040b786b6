import { describe, expect, test } from 'vitest'
import { signedIn } from '../../test/browser.ts'
import { testHouse } from '../../test/house.ts'
import { perform } from '../action/perform.ts'
import { planDowntime } from './actions/plan-downtime.ts'
import { takeDowntimeBack } from './actions/take-downtime-back.ts'
import { downtimesAhead } from './store/downtime.ts'

const house = testHouse()

const plan = (from: string, now: string, urgent = false) =>
  perform(planDowntime, house().system(new Date(now)), {
    from: new Date(from),
    to: new Date(Date.parse(from) + 3_600_000),
    reason: 'Nâng cấp máy chủ.',
    urgent,
  })

describe('a planned stop', () => {
  test('is announced seven working days ahead, Tết not counted, or said to be urgent', async () => {
    // Friday before Tết 2027; seven working days later it is the end of February.
    const now = '2027-02-01T03:00:00Z'
    await expect(plan('2027-02-10T15:00:00Z', now)).rejects.toMatchObject({
      fields: { from: 'short-notice' },
    })
    await expect(plan('2027-01-10T15:00:00Z', now)).rejects.toMatchObject({ fields: { from: 'in-the-past' } })
    const urgent = await plan('2027-02-03T15:00:00Z', now, true)
    expect(urgent.urgent).toBe(true)
    const early = await plan('2027-03-10T15:00:00Z', now, true)
    expect(early.urgent).toBe(false)
    const ahead = await downtimesAhead(house().database.db, new Date(now))
    expect(ahead.map(({ id }) => id)).toEqual([urgent.downtimeId, early.downtimeId])
    for (const { downtimeId } of [urgent, early])
      await perform(takeDowntimeBack, house().system(new Date(now)), { downtimeId })
    expect(await downtimesAhead(house().database.db, new Date(now))).toEqual([])
    await expect(
      perform(takeDowntimeBack, house().system(new Date(now)), { downtimeId: early.downtimeId }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('ends after it begins', async () => {
    const at = new Date('2027-06-01T15:00:00Z')
    await expect(
      perform(planDowntime, house().system(), { from: at, to: at, reason: 'x', urgent: false }),
    ).rejects.toMatchObject({ fields: { to: 'ends-before-start' } })
  })

  test('is on the home page, in the form and in the console, with whom to call meanwhile', async () => {
    const from = new Date(Date.now() + 40 * 86_400_000)
    await plan(from.toISOString(), new Date().toISOString())
    const officer = await signedIn(house(), 'receiver')
    const pages = [
      await (await house().web.request('/')).text(),
      await (await house().web.request('/report')).text(),
      (await officer.get('/console/reports')).html,
    ]
    for (const html of pages) {
      expect(html).toContain('Hệ thống sẽ tạm dừng để bảo trì từ')
      expect(html).toContain('Nâng cấp máy chủ.')
      expect(html).toContain('gọi 111')
    }
  })
})
