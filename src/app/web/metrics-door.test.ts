import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { openLiveHub } from '../live-hub.ts'
import { type Server, startServer } from '../server.ts'
import { buildWeb } from '../web.tsx'

const house = testHouse()
const token = 'a-token-of-the-scraper'
let open: Server
let locked: Server

beforeAll(async () => {
  open = await startServer(house())
  locked = await startServer({ ...house(), config: { ...house().config, metricsToken: token } })
})
afterAll(() => Promise.all([open.close(), locked.close()]))

const ask = async ({ port }: Server, headers: Record<string, string> = {}) => {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`, { headers })
  return { status: response.status, text: await response.text() }
}

describe('GET /metrics', () => {
  test('answers a scraper on this machine', async () => {
    const { status, text } = await ask(open)
    expect([status, text.includes('khien_http_requests_total')]).toEqual([200, true])
  })

  test.each([
    'x-forwarded-for',
    'forwarded',
    'x-real-ip',
    'via',
    'x-forwarded-proto',
    'x-forwarded-host',
    'x-forwarded-port',
    'cf-connecting-ip',
    'true-client-ip',
    'x-client-ip',
  ])('is not there for whoever comes through a proxy (%s)', async (name) => {
    const { status, text } = await ask(open, { [name]: '203.0.113.7' })
    expect([status, text.includes('khien_http')]).toEqual([404, false])
  })

  test('answers elsewhere whoever brings the token', async () => {
    const bearer = { authorization: `Bearer ${token}` }
    expect((await ask(locked, { ...bearer, 'x-forwarded-for': '203.0.113.7' })).status).toBe(200)
    const wrong = { authorization: 'Bearer wrong', 'x-forwarded-for': '203.0.113.7' }
    expect((await ask(locked, wrong)).status).toBe(404)
    expect((await ask(locked, bearer)).status).toBe(200)
    // Once there is a token, being on this machine is not enough: a proxy may be there too and say nothing.
    expect((await ask(locked)).status).toBe(404)
    // A token that nobody set opens nothing.
    expect((await ask(open, { authorization: 'Bearer undefined', 'x-real-ip': '203.0.113.7' })).status).toBe(
      404,
    )
  })

  test('is not there under the name the public knows, even from this machine', async () => {
    const web = buildWeb(house(), await openLiveHub(house().database))
    const under = async (host: string) =>
      (
        await web.request(
          '/metrics',
          { headers: { host } },
          { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
        )
      ).status
    for (const host of ['khien.tinh.example', '127.0.0.1.evil.example', '10.0.0.7', ''])
      expect(await under(host), host).toBe(404)
    for (const host of ['127.0.0.1', '127.0.0.1:8080', 'localhost:8080', '[::1]:8080'])
      expect(await under(host), host).toBe(200)
  })

  test('is not there for another machine, nor where the peer is unknown', async () => {
    const web = buildWeb(house(), await openLiveHub(house().database))
    const from = async (remoteAddress: string | undefined) =>
      (
        await web.request(
          '/metrics',
          { headers: { host: 'localhost' } },
          { incoming: { socket: { remoteAddress } } },
        )
      ).status
    expect([await from('10.0.0.7'), await from('2001:db8::1'), await from(undefined)]).toEqual([
      404, 404, 404,
    ])
    expect((await web.request('/metrics')).status).toBe(404)
    expect([await from('127.0.0.1'), await from('::1'), await from('::ffff:127.0.0.1')]).toEqual([
      200, 200, 200,
    ])
  })
})
