import { describe, expect, test } from 'vitest'
import { buildReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { openMailbox } from './open-mailbox.ts'
import { openReport } from './open-report.ts'
import { submitClientReport } from './submit-api-report.ts'

const house = testHouse()

describe('a report comes in', () => {
  test('goes to the staffed commune where it happened, else to the duty team', async () => {
    const { founded, database } = house()
    const agencyOf = async (reportId: string) =>
      (
        await database.db
          .selectFrom('intake.report')
          .select('agency_id')
          .where('id', '=', reportId)
          .executeTakeFirstOrThrow()
      ).agency_id
    expect(await agencyOf((await buildReport(house(), { commune: 'x01' })).reportId)).toBe(
      founded.agencies['commune-x01'],
    )
    expect(await agencyOf((await buildReport(house(), { commune: 'x02' })).reportId)).toBe(
      founded.agencies.duty,
    )
    expect(await agencyOf((await buildReport(house())).reportId)).toBe(founded.agencies.duty)
  })

  test('its receipt opens the mailbox; a wrong secret does not', async () => {
    const { locator, secret } = await buildReport(house())
    const opened = await perform(openMailbox, house().anonymous(), { locator, secret })
    expect(opened.kind).toBe('report')
    const wrong = `${secret.startsWith('0') ? '1' : '0'}${secret.slice(1)}`
    await expect(perform(openMailbox, house().anonymous(), { locator, secret: wrong })).rejects.toMatchObject(
      { kind: 'wrong-code' },
    )
  })

  test('the same key twice is one report and one receipt; other words under it are refused', async () => {
    const client = {
      ...house().anonymous(),
      actor: {
        kind: 'client',
        clientId: '00000000-0000-4000-8000-000000000001',
        scopes: ['reports:write'],
      } as const,
    }
    const report = { narrative: 'lần một', reporter: 'parent', ageBand: '6-10' } as const
    const first = await perform(submitClientReport, client, { key: 'k-1', clientSecret: 's', report })
    const again = await perform(submitClientReport, client, { key: 'k-1', clientSecret: 's', report })
    expect(again).toEqual({ ...first, replayed: true })
    const other = perform(submitClientReport, client, {
      key: 'k-1',
      clientSecret: 's',
      report: { ...report, narrative: 'khác' },
    })
    await expect(other).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('opens for its agency with a recorded reason, and is “not found” for another', async () => {
    const { reportId } = await buildReport(house(), { narrative: 'Em kể chuyện này.' })
    const opened = await perform(openReport, house().as('receiver'), { reportId, reason: 'triage' })
    expect(opened.content.narrative).toBe('Em kể chuyện này.')
    expect(opened.report.state).toBe('in_triage')
    const again = await perform(openReport, house().as('officer'), { reportId, reason: 'supervision' })
    expect(again.timeline.map((entry) => [entry.action, entry.reason])).toContainEqual([
      'report.open',
      'triage',
    ])
    await expect(
      perform(openReport, house().as('police'), { reportId, reason: 'triage' }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    await expect(
      perform(openReport, house().as('administrator'), { reportId, reason: 'triage' }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
