import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { sameSiteForms } from './security.ts'

const web = new Hono()
web.onError((problem, c) => c.text('', problem instanceof Refusal ? refusalStatus[problem.kind] : 500))
web.use(sameSiteForms)
web.all('*', (c) => c.text('in'))

const statusOf = async (headers: Record<string, string>, path = '/report', method = 'POST') =>
  (await web.request(`http://khien.example${path}`, { method, headers })).status

test.each([
  [{}],
  [{ 'sec-fetch-site': 'same-origin' }],
  [{ 'sec-fetch-site': 'none' }],
  [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
  [{ origin: 'null' }],
  [{ origin: 'http://khien.example' }],
  [{ origin: 'https://khien.example' }],
  [{ origin: 'https://khien.example', host: 'khien.example:443' }],
  [{ origin: 'https://khien.tinh.example', host: 'khien.tinh.example' }],
])('a form of our own is taken: %o', async (headers) => {
  expect(await statusOf(headers)).toBe(200)
})

test.each([
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
  [{ origin: 'https://evil.example' }],
  [{ origin: 'https://khien.example:8443' }],
  [{ origin: 'https://neighbour.khien.example' }],
  [{ origin: 'not an origin' }],
  [{ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
])('a form from elsewhere is refused: %o', async (headers) => {
  expect(await statusOf(headers)).toBe(403)
  expect(await statusOf(headers, '/report', 'GET')).toBe(200)
  expect(await statusOf(headers, '/api/reports')).toBe(200)
})

test('a sign-in whose origin is hidden is refused; a program that is no browser may try', async () => {
  expect(await statusOf({ origin: 'null' }, '/sign-in')).toBe(403)
  expect(await statusOf({ origin: 'null', 'sec-fetch-site': 'same-origin' }, '/sign-in')).toBe(200)
  expect(await statusOf({}, '/sign-in')).toBe(200)
})
