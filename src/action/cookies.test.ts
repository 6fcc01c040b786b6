import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { newToken } from '../seal/token.ts'
import { setSecretCookie } from './cookies.ts'

test.each([
  ['https', true],
  ['https, http', true],
  [' https ,http', true],
  ['http, https', false],
  ['http', false],
  [undefined, false],
])('a cookie behind proxies that say %s is secure: %s', async (said, secure) => {
  const web = new Hono().get('/', (c) => {
    setSecretCookie(c, 'session', newToken())
    return c.text('')
  })
  const response = await web.request('/', {
    headers: said === undefined ? {} : { 'x-forwarded-proto': said },
  })
  const [line = ''] = response.headers.getSetCookie()
  expect([line.startsWith('__Host-khien_session='), /; secure/i.test(line)]).toEqual([secure, secure])
})
