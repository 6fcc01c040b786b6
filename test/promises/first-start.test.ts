import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { Browser, overHttp } from '../browser.ts'
import { skipJourneys } from '../journeys/chromium.ts'
import { onPostgres, type RunningServer, startProcess } from '../process.ts'

/** The highest resident memory of a process so far, in MB (10^6 bytes), as Linux counts it. */
const peakMemory = (pid: number): number =>
  (Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / 1e6

const report = { narrative: 'Có người lạ nhắn tin cho em.', reporter: 'child', ageBand: '11-15' }

describe.skipIf(onPostgres || skipJourneys)(
  'a first start on the embedded database (needs CI=true or JOURNEYS=1)',
  () => {
    let server: RunningServer
    let browser: Browser

    const send = (key: string) =>
      fetch(`${server.url}/api/v1/reports`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(report),
      }).then(({ status }) => status)

    /** A report whose sending the server has begun to read: the way to its status. */
    const begin = async (): Promise<{ finished: Promise<number | undefined> }> => {
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        expect: '100-continue',
      }
      const sending = request(`${server.url}/api/v1/reports`, { method: 'POST', headers })
      const finished = new Promise<number | undefined>((resolve, reject) => {
        sending.once('error', reject)
        sending.once('response', (answer) => resolve(answer.resume().statusCode))
      })
      sending.flushHeaders()
      await once(sending, 'continue')
      sending.end(JSON.stringify(report))
      return { finished }
    }

    beforeAll(async () => {
      server = await startProcess({ LOG_LEVEL: 'error' })
      browser = new Browser(overHttp(server.url))
    }, 180_000)

    test('shows the keys once, and the demo accounts sign in', async () => {
      expect(server.apiKey).toMatch(/^khien_/)
      expect(server.recoveryKey).toMatch(/^AGE-SECRET-KEY-/)
      expect(server.receipt?.secret).toMatch(/^\d{16}$/)
      await browser.get('/sign-in')
      const { url } = await browser.submit('/sign-in', { login: 'tiepnhan', password: 'dung-thu-khien-2026' })
      expect(url).toBe('/console')
    })

    test.skipIf(process.platform !== 'linux')('keeps the server below 600 MB at its peak', async () => {
      for (let round = 0; round < 25; round += 1) {
        await browser.get('/console/reports')
        await browser.get('/console/cases/all')
        expect(await send(crypto.randomUUID())).toBe(201)
      }
      expect(peakMemory(server.pid)).toBeLessThan(600)
    })

    test('told to stop, it finishes what is under way, ends open streams and leaves with 0 within 10 s', async () => {
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const live = await fetch(`${server.url}/console/live`, { headers: { cookie } })
      expect(live.status).toBe(200)
      const heard = live.text().catch(() => 'cut')
      const begun = await Promise.all(Array.from({ length: 6 }, begin))
      const answers = Promise.allSettled(begun.map(({ finished }) => finished))
      const start = performance.now()
      expect(await server.stop()).toBe(0)
      expect(performance.now() - start).toBeLessThan(10_000)
      expect(await answers).toEqual(begun.map(() => ({ status: 'fulfilled', value: 201 })))
      await heard
      await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
    })
  },
)
