import { expect, test } from 'vitest'
import { someReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { findClient } from '../../accounts/store/clients.ts'
import { perform } from '../../action/perform.ts'
import { newToken } from '../../seal/token.ts'
import { submitClientReport, submitPublicReport } from './submit-api-report.ts'

const house = testHouse()
const start = new Date('2026-11-24T03:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

const send = (key: string, now: Date, narrative = someReport.narrative) =>
  perform(submitPublicReport, house().anonymous(now), {
    key,
    clientSecret: '',
    report: { ...someReport, narrative },
  })

test.each(['1', 'test-1', 'a'.repeat(40), 'ABAB-ABAB-ABAB-ABAB-ABAB'])(
  'the public’s guessable key %s repeats a receipt for minutes, never for a stranger later',
  async (key) => {
    const first = await send(key, start)
    expect(await send(key, after(9))).toEqual({ ...first, replayed: true })
    expect(await send(key, after(11))).toEqual({ ...first, replayed: true })
    const stranger = await send(key, after(21))
    expect(stranger.replayed).toBe(false)
    expect(stranger.reportId).not.toBe(first.reportId)
    expect(stranger.secret).not.toBe(first.secret)
  },
)

test('a guessable key sent many times at once is one report', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => send('k-1', after(60))))
  expect(new Set(all.map(({ secret }) => secret)).size).toBe(1)
})

test('a guessable key with other words is another report', async () => {
  const [one, other] = [await send('k2', start), await send('k2', start, 'Chuyện khác của bạn khác.')]
  expect(other.secret).not.toBe(one.secret)
})

test.each(['b7f6f1e2-93ad-4c58-9d1e-5b0c7a4f2e61', newToken()])(
  'a key nobody can guess repeats its receipt however late: %s',
  async (key) => {
    const first = await send(key, start)
    expect(await send(key, after(60 * 24 * 7))).toEqual({ ...first, replayed: true })
  },
)

test('a partner’s own short key repeats however late', async () => {
  const client = await findClient(house().database.db, house().founded.apiKey)
  if (client === undefined) throw new Error('no partner')
  const sendAt = (now: Date) =>
    perform(
      submitClientReport,
      { ...house().context(client), now },
      {
        key: '1',
        clientSecret: house().founded.apiKey,
        report: someReport,
      },
    )
  const first = await sendAt(start)
  expect(await sendAt(after(60 * 24))).toEqual({ ...first, replayed: true })
})
