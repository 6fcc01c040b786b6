import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Browser } from '../../test/browser.ts'
import { testHouse } from '../../test/house.ts'
import type { Web } from '../action/web.ts'
import { openLiveHub } from '../app/live-hub.ts'
import { buildWeb } from '../app/web.tsx'
import { openCrowd } from './model/crowd.ts'

const house = testHouse()
const CrowdedAnswer = z.object({ work: z.custom<Challenge>(), place: z.string() })

/** The house with a door of its own, whose clock the test sets. */
const crowdedHouse = async (crowdedAt: number) => {
  let now = Date.now()
  const clock = () => now
  const crowd = openCrowd({ crowdedAt, uploads: { anHour: 100_000, atOnce: 40_000 }, clock })
  const web = buildWeb({ ...house(), crowd }, await openLiveHub(house().database))
  return { web, crowd, later: (ms: number) => (now += ms) }
}

const flood = (crowd: ReturnType<typeof openCrowd>) => {
  for (let n = 0; n < 100; n += 1) crowd.load.count(1)
}

const attribute = (html: string, name: string): string =>
  (new RegExp(`${name}="([^"]*)"`).exec(html)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

const solve = async (challenge: Challenge): Promise<string> => {
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64url')
}

const begin = async (web: Web): Promise<Browser> => {
  const at = new Browser(web)
  await at.get('/report')
  await at.submit('/report', { safeNow: 'yes', go: 'next' })
  return at
}

const api = (web: Web, headers: Record<string, string> = {}) =>
  web.request('/api/v1/reports', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ narrative: 'Chuyện', reporter: 'child', ageBand: '11-15' }),
  })

describe('on a usual day', () => {
  it('nobody waits and nothing is asked', async () => {
    const { web, crowd } = await crowdedHouse(20)
    const at = await begin(web)
    expect(at.page.url).toBe('/report/who')
    expect((await api(web)).status).toBe(201)
    expect(crowd.counts.asked).toBe(0)
  })
})

describe('in a crowd', () => {
  let at: Browser
  let door: Awaited<ReturnType<typeof crowdedHouse>>
  beforeEach(async () => {
    door = await crowdedHouse(20)
    flood(door.crowd)
    at = await begin(door.web)
  })

  it('a story begins after a wait without JavaScript: the place and the answer are kept, the hotlines are there', async () => {
    expect([at.page.status, at.page.headers.get('retry-after')]).toEqual([503, '5'])
    expect(at.page.html).toContain('Chỗ của mình đã được giữ')
    expect(at.page.html).toContain('href="tel:111"')
    expect(at.page.html).toContain('data-quick-exit')
    expect(at.form('/report').values).toMatchObject({ safeNow: 'yes' })
    expect(at.cookies.size).toBe(0)
    const early = at.form('/report').action
    await at.submit('/report')
    // Too early costs nothing: the same place, not a later one.
    expect([at.page.status, at.form('/report').action]).toEqual([503, early])
    door.later(5_100)
    await at.submit('/report')
    expect(at.page.url).toBe('/report/who')
  })

  it('a place is good once, for what it was given for, and only as it was written', async () => {
    const { action, values } = at.form('/report')
    door.later(5_100)
    const post = async (address: string) =>
      (
        await door.web.request(address, {
          method: 'POST',
          body: new URLSearchParams(values),
        })
      ).status
    expect(await post(action.replace('/report', '/follow'))).toBe(503)
    expect(await post(action.replace(/.$/, (one) => (one === 'A' ? 'B' : 'A')))).toBe(503)
    expect(await post(action)).toBe(303)
    expect(await post(action)).toBe(503)
  })

  it('work that was done lets in at once, and once', async () => {
    const work = await solve(JSON.parse(attribute(at.page.html, 'data-work')))
    const { values } = at.form('/report')
    const post = async (answer: string) =>
      (
        await door.web.request(`/report?work=${answer}`, {
          method: 'POST',
          body: new URLSearchParams(values),
        })
      ).status
    for (const junk of ['', 'x', work.slice(0, -9), Buffer.from('{"challenge":null}').toString('base64url')])
      expect(await post(junk)).toBe(503)
    expect([await post(work), await post(work)]).toEqual([303, 503])
    expect(door.crowd.counts.workedIn).toBe(1)
  })

  it('whoever has told for a while sends at once: the telling was the wait', async () => {
    door.later(5_100)
    await at.submit('/report')
    await at.get('/report/words')
    await at.submit(undefined, { narrative: 'Có người nhắn tin cho em', go: 'next' })
    await at.get('/report/review')
    const review = at.page
    await at.submit('/report/send', { go: 'next' })
    expect([at.page.status, at.form('/report/send').values.once?.length]).toEqual([503, 43])
    await house()
      .database.db.updateTable('intake.draft')
      .set({ created_at: new Date(Date.now() - 30_000) })
      .execute()
    at.page = review
    await at.submit('/report/send', { go: 'next' })
    expect(at.page.url).toBe('/report/receipt')
  })

  it('a program without a key is asked in JSON, one with a key is not', async () => {
    const refused = await api(door.web)
    expect(refused.status).toBe(429)
    const { work, place } = CrowdedAnswer.parse(await refused.json())
    expect((await api(door.web, { 'x-khien-work': await solve(work) })).status).toBe(201)
    expect((await api(door.web, { 'x-khien-place': place })).status).toBe(429)
    door.later(6_000)
    expect((await api(door.web, { 'x-khien-place': place })).status).toBe(201)
    // A key that is none is told so, and sees no report kept.
    expect((await api(door.web, { 'x-api-key': 'nobody' })).status).toBe(401)
  })

  it('reading pages, leaving and the hotlines never wait', async () => {
    for (const path of ['/', '/report', '/follow', '/help', '/exit'])
      expect((await door.web.request(path)).status).toBeLessThan(400)
  })

  it('ends by itself once it is calm', async () => {
    door.later(30_000)
    expect((await begin(door.web)).page.url).toBe('/report/who')
  })
})

describe('files', () => {
  it('are turned away unread when there is no room, and the story goes on without them', async () => {
    const { web, crowd } = await crowdedHouse(1_000)
    const at = await begin(web)
    await at.get('/report/files')
    const { values } = at.form()
    const send = (bytes: number) =>
      at.request('/report/files', {
        method: 'POST',
        body: new URLSearchParams({ ...values, go: 'next' }),
        headers: { 'content-length': String(bytes) },
      })
    await send(90_000)
    expect(at.page.url).toBe('/report/files?full=hour')
    expect(at.page.html).toContain('Câu chuyện vẫn gửi được')
    crowd.setRoom({ ...crowd.room(), diskIsLow: true })
    await send(20_000)
    expect(at.page.url).toBe('/report/files?full=hour')
    await send(100)
    expect(at.page.url).toBe('/report/tell')
    expect(crowd.counts.filesTurnedAway).toBe(2)
  })
})
