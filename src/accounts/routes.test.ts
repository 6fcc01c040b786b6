import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { Browser, signedIn } from '../../test/browser.ts'
import { testHouse } from '../../test/house.ts'
import { testPassword } from '../../test/province.ts'
import type { WebEnv } from '../action/web.ts'
import { Refusal } from '../kit/refusal.ts'
import { translate } from '../kit/text.ts'
import { page } from '../ui/document.tsx'
import { safeNext } from './model/safe-next.ts'
import { slowDown } from './model/slow-down.ts'
import { accountRoutes } from './routes.tsx'
import { listMembers } from './store/members.ts'
import { findSession } from './store/sessions.ts'

const house = testHouse()

describe('signing in', () => {
  test('opens the console, or the console page that was asked for', async () => {
    const browser = new Browser(house().web)
    await browser.get('/sign-in?next=/console/password')
    const { url } = await browser.submit('/sign-in', { login: 'receiver', password: testPassword })
    expect(url).toBe('/console/password')
    expect(browser.cookies.has('khien_session')).toBe(true)
  })

  test('keeps the login, never the password, and says the same for an unknown name', async () => {
    const browser = new Browser(house().web)
    const answers: string[] = []
    for (const login of ['receiver', 'nobody']) {
      await browser.get('/sign-in')
      const { html, status } = await browser.submit('/sign-in', { login, password: 'MARKER-WRONG' })
      expect(status).toBe(403)
      expect(html).toContain(`value="${login}"`)
      expect(html).not.toContain('MARKER-WRONG')
      answers.push(html.replaceAll(login, ''))
    }
    expect(answers[0]).toBe(answers[1])
  })

  test.each(['\u0000', 'rec\u0000eiver', 'receiver\u0000', '\ud800', 'a\u202eb'])(
    'a login of strange characters is a wrong login, never a bug: %j',
    async (login) => {
      const body = new URLSearchParams({ login, password: 'MARKER-WRONG' })
      expect([403, 422]).toContain((await house().web.request('/sign-in', { method: 'POST', body })).status)
    },
  )

  test.each([
    '//evil.example',
    'https://evil.example',
    '/console//evil',
    '/console/../x',
    '/consolex',
    '/console\\evil',
    'javascript:alert(1)',
    '/console/\r\nx',
    '',
  ])('follows no address that is not ours: %s', (next) => {
    expect(['/console', '/console//evil']).toContain(safeNext(next))
    expect(safeNext(next).startsWith('/console')).toBe(true)
  })

  test.each([
    ['/console/reports/1?reason=triage', '/console/reports/1'],
    ['/console/reports/1?a=b&reason=triage&reason=x', '/console/reports/1?a=b'],
    ['/console/reports/1?re%61son=triage', '/console/reports/1'],
    ['/console?days=7', '/console?days=7'],
    ['/console/a?b=1?reason=triage', '/console'],
  ])('gives no reason for an officer: %s', (next, safe) => {
    expect(safeNext(next)).toBe(safe)
  })

  test('ends the session this browser had before', async () => {
    const browser = await signedIn(house(), 'editor')
    const old = browser.cookies.get('khien_session') ?? ''
    await browser.get('/sign-in')
    await browser.submit('/sign-in', { login: 'receiver', password: testPassword })
    expect(browser.cookies.get('khien_session')).not.toBe(old)
    const thief = new Browser(house().web)
    thief.cookies.set('khien_session', old)
    expect((await thief.get('/console/password')).url).toContain('/sign-in')
  })

  test('signing out ends the session everywhere', async () => {
    const browser = await signedIn(house(), 'officer')
    const token = browser.cookies.get('khien_session') ?? ''
    await browser.get('/console/password')
    expect((await browser.submit('/console/sign-out')).html).toContain('Đã đăng xuất')
    browser.cookies.set('khien_session', token)
    expect((await browser.get('/console/password')).url).toContain('/sign-in')
  })
})

describe('a new password', () => {
  test('ends every other session; this browser goes on under a new cookie', async () => {
    const [here, elsewhere] = [await signedIn(house(), 'approver'), await signedIn(house(), 'approver')]
    const old = here.cookies.get('khien_session') ?? ''
    const next = 'mat-khau-moi-cua-toi'
    await here.get('/console/password')
    const changed = await here.submit('/console/password', { current: testPassword, next, again: next })
    expect(changed.html).toContain('Đã đổi mật khẩu')
    expect(here.cookies.get('khien_session')).not.toBe(old)
    expect((await here.get('/console/password')).url).toBe('/console/password')
    expect((await elsewhere.get('/console/password')).url).toContain('/sign-in')
    const thief = new Browser(house().web)
    thief.cookies.set('khien_session', old)
    expect((await thief.get('/console/password')).url).toContain('/sign-in')
    const session = await findSession(
      house().database.db,
      here.cookies.get('khien_session') ?? '',
      new Date(),
    )
    expect(session?.identity).toBe(house().founded.members.approver?.identity)
  })
})

describe('guessing', () => {
  const wrong = async () => {
    throw new Refusal('wrong-code', 'wrong-password')
  }
  const kindOf = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'opened',
      (problem) => (problem instanceof Refusal ? problem.kind : problem),
    )

  test('waits longer and longer after five wrong tries, at most 8 seconds, for that login alone', async () => {
    let now = 1_000_000
    const waits: number[] = []
    const slow = slowDown(
      async (ms) => waits.push(ms),
      () => now,
    )
    for (let index = 0; index < 12; index += 1) await kindOf(slow.attempt(' lan', wrong))
    expect(waits).toEqual([0, 0, 0, 0, 0, 1000, 2000, 4000, 8000, 8000, 8000, 8000])
    expect([slow.waitFor('hoa'), slow.waitFor('Lan')]).toEqual([0, 8000])
    now += 16 * 60_000
    expect(slow.waitFor('lan')).toBe(0)
    now -= 16 * 60_000
    await slow.attempt('LAN', async () => {})
    expect(slow.waitFor('lan')).toBe(0)
  })

  test('all at once gains nothing: passwords are looked at one by one, and tries count when they arrive', async () => {
    const waits: number[] = []
    const slow = slowDown(async (ms) => waits.push(ms))
    let together = 0
    let most = 0
    const guess = async () => {
      together += 1
      most = Math.max(most, together)
      await new Promise((resolve) => setTimeout(resolve, 5))
      together -= 1
      await wrong()
    }
    const rush = Array.from({ length: 10 }, () => kindOf(slow.attempt('lan', guess)))
    expect(await kindOf(slow.attempt('hoa', async () => {}))).toBe('opened')
    expect(await Promise.all(rush)).toEqual(Array(10).fill('wrong-code'))
    expect(most).toBe(1)
    expect(waits.filter((ms) => ms > 0)).toEqual([1000, 2000, 4000, 8000, 8000])
  })

  test('a flood pushes out its own oldest tries, never those of another network or of a known browser', async () => {
    const ends: (() => void)[] = []
    const slow = slowDown(() => new Promise<void>((resolve) => ends.push(resolve)))
    const flood = Array.from({ length: 30 }, () => kindOf(slow.attempt('lan', wrong, { network: 'a' })))
    const owners = [
      kindOf(slow.attempt('lan', async () => {}, { network: 'b' })),
      kindOf(slow.attempt('lan', async () => {}, { network: 'a', device: 'known' })),
    ]
    for (const end of ends) end()
    expect(await Promise.all(owners)).toEqual(['opened', 'opened'])
    expect(await Promise.all(flood)).toEqual([
      ...Array(20).fill('slow-down'),
      ...Array(10).fill('wrong-code'),
    ])
  })

  test('a known browser does not wait for strangers; guessing there slows it down by itself', async () => {
    const slow = slowDown(async () => {})
    for (let index = 0; index < 9; index += 1) await kindOf(slow.attempt('lan', wrong, { network: 'a' }))
    expect([slow.waitFor('lan', { network: 'b' }), slow.waitFor('lan', { device: 'x' })]).toEqual([8000, 0])
    for (let index = 0; index < 9; index += 1) await kindOf(slow.attempt('lan', wrong, { device: 'x' }))
    expect(slow.waitFor('lan', { device: 'x' })).toBe(8000)
  })

  test('counts every spelling of a login as one', async () => {
    const slow = slowDown(async () => {})
    for (const login of ['lan', ' LAN', 'lan\u0000', 'l\u200ean', 'Lan ', 'lan'])
      await kindOf(slow.attempt(login, wrong))
    expect(slow.waitFor('lan')).toBe(2000)
  })

  test('counts a try when it starts, and forgets one that was no guess', async () => {
    const slow = slowDown(async () => {})
    for (let index = 0; index < 9; index += 1)
      await kindOf(
        slow.attempt('lan', async () => {
          throw new Refusal('invalid')
        }),
      )
    expect(slow.waitFor('lan')).toBe(0)
    for (let index = 0; index < 4; index += 1) await kindOf(slow.attempt('lan', wrong))
    const seen = await slow.attempt('lan', async () => slow.waitFor('lan'))
    expect(seen).toBe(1000)
  })

  test('never shuts the owner out: after the wait the right password opens', async () => {
    const waited: number[] = []
    const web = new Hono<WebEnv>()
    web.use(async (c, next) => {
      c.set('t', translate('vi'))
      c.set('context', house().anonymous())
      c.set('formToken', '')
      c.setRenderer((content, { status = 200 }) => c.html(page(content), status))
      await next()
    })
    accountRoutes(web, async (ms) => waited.push(ms))
    const attempt = (password: string) =>
      web.request('/sign-in', { method: 'POST', body: new URLSearchParams({ login: 'leader', password }) })
    for (let index = 0; index < 7; index += 1) expect((await attempt('wrong')).status).toBe(403)
    expect((await attempt(testPassword)).status).toBe(303)
    expect(waited).toEqual([0, 0, 0, 0, 0, 1000, 2000, 4000])
    expect((await attempt(testPassword)).status).toBe(303)
    expect(waited.at(-1)).toBe(0)
  })
})

describe('members', () => {
  test('are made by the administrator, opened by the leader, and must choose their own password', async () => {
    const admin = await signedIn(house(), 'administrator')
    await admin.get('/console/members')
    const weak = await admin.submit('/console/members/create', {
      name: 'Lan <b>',
      login: 'lan.moi',
      roles: ['receiver'],
      password: 'MARKER-pw',
    })
    expect(weak.status).toBe(422)
    expect(weak.html).toContain('Lan &lt;b&gt;')
    expect(weak.html).not.toContain('MARKER-pw')
    const made = await admin.submit('/console/members/create', {
      name: 'Lan',
      login: 'lan.moi',
      roles: ['receiver'],
      password: 'mot-mat-khau-tam',
    })
    expect(made.html).toContain('Đã tạo tài khoản')

    const lan = new Browser(house().web)
    await lan.get('/sign-in')
    const first = await lan.submit('/sign-in', { login: 'lan.moi', password: 'mot-mat-khau-tam' })
    expect(first.url).toBe('/console/password')
    expect(first.html).toContain('mật khẩu được cấp')
    const differ = await lan.submit('/console/password', {
      current: 'mot-mat-khau-tam',
      next: 'ghe-xanh-nuot-sao',
      again: 'khac-han-mat-khau',
    })
    expect([differ.status, differ.html.includes('Hai lần gõ chưa giống nhau')]).toEqual([422, true])
    const kept = await lan.submit('/console/password', {
      current: 'mot-mat-khau-tam',
      next: 'mot-mat-khau-tam',
      again: 'mot-mat-khau-tam',
    })
    expect([kept.status, kept.html.includes('Mật khẩu mới giống mật khẩu cũ')]).toEqual([422, true])
    const changed = await lan.submit('/console/password', {
      current: 'mot-mat-khau-tam',
      next: 'ghe-xanh-nuot-sao',
      again: 'ghe-xanh-nuot-sao',
    })
    expect(changed.html).toContain('Đã đổi mật khẩu')

    const leader = await signedIn(house(), 'leader')
    const { html } = await leader.get('/console/members')
    expect(html).toContain('Mở lại quyền đọc hồ sơ')
    expect(html).not.toContain('action="/console/members/reset"')
    expect((await leader.submit('/console/members/grant')).html).toContain('Đã mở lại quyền đọc hồ sơ')
    expect((await leader.get('/console/members')).html).not.toContain('action="/console/members/grant"')
  })

  test('of another agency are out of reach', async () => {
    const commune = await signedIn(house(), 'commune')
    const { html } = await commune.get('/console/members')
    expect(html).not.toContain('>receiver')
    const { form_token: token = '' } = commune.form('/console/members/create').values
    const memberId = house().founded.members.receiver?.memberId ?? ''
    for (const name of ['reset', 'disable', 'grant']) {
      const body = new URLSearchParams({ form_token: token, memberId, password: 'mot-mat-khau-khac' })
      expect((await commune.request(`/console/members/${name}`, { method: 'POST', body })).status, name).toBe(
        404,
      )
    }
    const duty = house().founded.members.receiver?.agencyId ?? ''
    expect((await listMembers(house().database.db, duty)).find(({ id }) => id === memberId)?.state).toBe(
      'active',
    )
  })

  test('are listed only for posts that manage or grant', async () => {
    for (const login of ['receiver', 'officer', 'auditor', 'editor'])
      expect((await (await signedIn(house(), login)).get('/console/members')).status, login).toBe(403)
  })

  test('cannot be disabled by themselves; a disabled one is out at once', async () => {
    const admin = await signedIn(house(), 'administrator')
    const officer2 = await signedIn(house(), 'officer2')
    await admin.get('/console/members')
    const own = await admin
      .submit('/console/members/create', {})
      .then(() => admin.form('/console/members/create').values.form_token ?? '')
    const disable = (login: string) =>
      admin.request('/console/members/disable', {
        method: 'POST',
        body: new URLSearchParams({
          form_token: own,
          memberId: house().founded.members[login]?.memberId ?? '',
        }),
      })
    expect((await disable('administrator')).html).toContain('Không thể tự khoá tài khoản của mình')
    expect((await disable('officer2')).html).toContain('Đã khoá tài khoản')
    expect((await officer2.get('/console/password')).url).toContain('/sign-in')
  })
})
