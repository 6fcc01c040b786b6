import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { testPassword } from '../../test/province.ts'
import { type Server, startServer } from '../app/server.ts'

const house = testHouse()
let server: Server
let attacking = true
let device = ''
const attacks: Promise<void>[] = []

interface Answer {
  readonly status: number
  readonly cookies: readonly string[]
  readonly ms: number
}

const signIn = (password: string, from: { localAddress?: string; cookie?: string } = {}): Promise<Answer> => {
  const begun = performance.now()
  const body = new URLSearchParams({ login: 'leader', password }).toString()
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': body.length,
    ...(from.cookie === undefined ? {} : { cookie: from.cookie }),
  }
  const { localAddress = '127.0.0.1' } = from
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port: server.port, path: '/sign-in', method: 'POST', headers, localAddress },
      (answer) => {
        answer.resume()
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            cookies: answer.headers['set-cookie'] ?? [],
            ms: performance.now() - begun,
          }),
        )
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
}

beforeAll(async () => {
  server = await startServer(house())
  const before = await signIn(testPassword)
  device = before.cookies.find((line) => line.startsWith('khien_device='))?.split(';')[0] ?? ''
  const attack = async () => {
    while (attacking) await signIn('khong-phai-mat-khau')
  }
  attacks.push(...Array.from({ length: 7 }, attack))
  // Until every try waits its longest.
  await new Promise((resolve) => setTimeout(resolve, 6_000))
}, 60_000)
afterAll(async () => {
  attacking = false
  await Promise.all(attacks)
  await server.close()
}, 60_000)

describe('while seven connections guess at one login without a pause', () => {
  test('a browser that signed in before opens at once', async () => {
    const { status, ms } = await signIn(testPassword, { cookie: device })
    expect([status, ms < 5_000]).toEqual([303, true])
  })

  test('the right password opens from a new browser, elsewhere and in the same network', async () => {
    const answers = await Promise.all([
      signIn(testPassword, { localAddress: '127.0.0.9' }),
      signIn(testPassword),
    ])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(13_000)
  }, 40_000)

  test('what the browser keeps is for the sign-in page alone and no script', async () => {
    const [line = ''] = (await signIn(testPassword, { cookie: device })).cookies.filter((one) =>
      one.startsWith('khien_device='),
    )
    expect(line).toMatch(/Path=\/sign-in/)
    expect(line).toMatch(/HttpOnly/)
    expect(line).toMatch(/SameSite=Strict/)
  })
})
