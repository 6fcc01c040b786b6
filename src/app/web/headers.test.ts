import { describe, expect, test } from 'vitest'
import { signedIn } from '../../../test/browser.ts'
import { testHouse } from '../../../test/house.ts'

const house = testHouse()

const paths = [
  '/',
  '/report',
  '/report/start',
  '/follow',
  '/sign-in',
  '/privacy',
  '/exit',
  '/healthz',
  '/api/v1/openapi.json',
  '/static/app.css',
  '/console/queue',
  '/nowhere',
]
const wanted: Readonly<Record<string, string>> = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
}

describe('every answer, found or not', () => {
  test.each(paths)('%s lets nothing in from elsewhere and nothing inline', async (path) => {
    const { headers } = await house().web.request(path)
    for (const [name, value] of Object.entries(wanted))
      expect([name, headers.get(name)]).toEqual([name, value])
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    for (const part of ['object-src', 'base-uri', 'frame-ancestors'])
      expect(policy).toContain(`${part} 'none'`)
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/)
    expect(headers.get('set-cookie')).toBeNull()
  })

  test('of a page with something sealed, kept by nobody', async () => {
    const officer = await signedIn(house(), 'receiver')
    const { headers } = await officer.get('/console/queue')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

test('TLS, once used, is used for good; plain http on this machine promises nothing', async () => {
  const tls = (proto?: string) =>
    house().web.request('/report', { headers: proto === undefined ? {} : { 'x-forwarded-proto': proto } })
  expect((await tls('https')).headers.get('strict-transport-security')).toBe('max-age=31536000')
  expect((await tls()).headers.get('strict-transport-security')).toBeNull()
})

test('leaving takes the traces along', async () => {
  const exit = await house().web.request('/exit')
  expect(exit.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"')
  const officer = await signedIn(house(), 'receiver')
  await officer.get('/console/queue')
  const out = await house().web.request('/console/sign-out', {
    method: 'POST',
    body: new URLSearchParams(officer.form('/console/sign-out').values),
    headers: { cookie: `khien_session=${officer.cookies.get('khien_session')}` },
  })
  expect([out.status, out.headers.get('clear-site-data')]).toEqual([303, '"cache", "storage"'])
})
