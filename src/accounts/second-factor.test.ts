import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { enrol, secretOn } from '../../test/authenticator.ts'
import { Browser, signedIn } from '../../test/browser.ts'
import { testHouse } from '../../test/house.ts'
import { testPassword } from '../../test/province.ts'
import { perform } from '../action/perform.ts'
import { openLiveHub } from '../app/live-hub.ts'
import { buildWeb } from '../app/web.tsx'
import { unbox } from '../seal/box.ts'
import { tokenKey } from '../seal/token.ts'
import { confirmSignIn } from './actions/confirm-sign-in.ts'
import { signIn } from './actions/sign-in.ts'
import { codeAt } from './model/one-time.ts'
import { dropSecondFactor } from './store/second-factor.ts'
import { findSession } from './store/sessions.ts'

const house = testHouse()
const halfMinute = 30_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
})
afterEach(() => {
  vi.useRealTimers()
})

const later = (ms: number): void => {
  vi.setSystemTime(Date.now() + ms)
}

/** A member with an authenticator, whose latest code is not used up. */
const withFactor = async (login: string) => {
  await dropSecondFactor(house().database.db, house().founded.members[login]?.memberId ?? '')
  const browser = await signedIn(house(), login)
  const made = await enrol(browser)
  later(2 * halfMinute)
  return { browser, ...made, code: () => codeAt(made.secret, new Date()) }
}

const password = async (login: string): Promise<Browser> => {
  const browser = new Browser(house().web)
  await browser.get('/sign-in?next=/console/sessions')
  await browser.submit('/sign-in', { login, password: testPassword })
  return browser
}

describe('setting up a second factor', () => {
  test('counts only once a code has come; shows ten recovery codes, once, and ends other sessions', async () => {
    const elsewhere = await signedIn(house(), 'editor')
    const browser = await signedIn(house(), 'editor')
    const old = browser.cookies.get('khien_session')
    await browser.get('/console/second-factor')
    const secret = secretOn(browser.page.html)
    expect(secret).toHaveLength(32)
    expect(browser.page.html).toContain('<svg class="qr"')
    const wrong = await browser.submit('/console/second-factor', { code: '000000' })
    expect([wrong.status, secretOn(wrong.html)]).toEqual([403, secret])
    expect((await password('editor')).page.url).toBe('/console/sessions')
    const right = await browser.submit('/console/second-factor', { code: codeAt(secret, new Date()) })
    expect(right.html.match(/<code>\d{4} \d{4} \d{4}<\/code>/g)).toHaveLength(10)
    expect(browser.cookies.get('khien_session')).not.toBe(old)
    expect((await browser.get('/console/second-factor')).html).not.toMatch(/<code>\d{4} \d{4} \d{4}/)
    expect((await elsewhere.get('/console/password')).url).toContain('/sign-in')
  })

  test('a page made for somebody else sets up nothing', async () => {
    const [mine, theirs] = [await signedIn(house(), 'approver'), await signedIn(house(), 'receiver')]
    await theirs.get('/console/second-factor')
    const { offered = '' } = theirs.form('/console/second-factor').values
    const secret = secretOn(theirs.page.html)
    await mine.get('/console/second-factor')
    const answer = await mine.submit('/console/second-factor', { offered, code: codeAt(secret, new Date()) })
    expect([answer.status, answer.html.includes('đã cũ')]).toEqual([404, true])
  })
})

describe('signing in with a second factor', () => {
  test('takes the code after the password, and no session exists before it', async () => {
    const { code } = await withFactor('officer')
    const browser = await password('officer')
    expect(browser.page.url).toContain('/sign-in/code')
    expect([browser.cookies.has('khien_session'), browser.cookies.has('khien_pending')]).toEqual([
      false,
      true,
    ])
    expect((await browser.get('/console/sessions')).url).toContain('/sign-in')
    await browser.get('/sign-in/code?next=/console/sessions')
    const done = await browser.submit('/sign-in/code', { code: code() })
    expect([done.url, browser.cookies.has('khien_pending')]).toEqual(['/console/sessions', false])
    const session = await findSession(
      house().database.db,
      browser.cookies.get('khien_session') ?? '',
      new Date(),
    )
    expect(session?.identity).toBe(house().founded.members.officer?.identity)
  })

  test('a time step is accepted once, also by two browsers at the same moment', async () => {
    const { code } = await withFactor('officer')
    const both = await Promise.all(
      [1, 2, 3].map(async () => {
        const { token } = await perform(signIn, house().anonymous(), {
          login: 'officer',
          password: testPassword,
        })
        return token
      }),
    )
    const [first, second, third] = both.map((token) => ({ token, code: code() }))
    const tries = await Promise.allSettled(
      [first, second].map((input) => perform(confirmSignIn, house().anonymous(), input)),
    )
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(perform(confirmSignIn, house().anonymous(), third)).rejects.toMatchObject({
      kind: 'wrong-code',
      fields: { code: 'wrong-one-time-code' },
    })
    // A step before the last one that was accepted is gone too.
    const { token } = third ?? { token: '' }
    later(-halfMinute)
    await expect(perform(confirmSignIn, house().anonymous(), { token, code: code() })).rejects.toMatchObject({
      kind: 'wrong-code',
    })
  })

  test('a recovery code works once', async () => {
    const { recoveryCodes } = await withFactor('officer2')
    const [one = ''] = recoveryCodes
    const browser = await password('officer2')
    const done = await browser.submit('/sign-in/code', { code: `${one.slice(0, 4)} ${one.slice(4)}` })
    expect([done.url, done.html.includes('Còn 9 mã dự phòng')]).toEqual(['/console/second-factor', true])
    const again = await password('officer2')
    expect((await again.submit('/sign-in/code', { code: one })).status).toBe(403)
    expect(again.cookies.has('khien_session')).toBe(false)
  })

  test('lasts five minutes between password and code', async () => {
    const { code } = await withFactor('commune')
    const browser = await password('commune')
    later(5 * 60_000 + 1)
    const late = await browser.submit('/sign-in/code', { code: code() })
    expect([late.url, late.html.includes('quá 5 phút')]).toEqual(['/sign-in?again=1', true])
  })

  test('a new password, a reset or a disabling ends what was begun', async () => {
    const { code } = await withFactor('police')
    const browser = await password('police')
    await sql`update accounts.member set state = 'disabled' where login = 'police'`.execute(
      house().database.db,
    )
    expect((await browser.submit('/sign-in/code', { code: code() })).url).toContain('/sign-in?again')
    await sql`update accounts.member set state = 'active' where login = 'police'`.execute(house().database.db)
    const { token } = await perform(signIn, house().anonymous(), { login: 'police', password: testPassword })
    await sql`update accounts.member_key set salt = '\\x00' where member_id = ${house().founded.members.police?.memberId}`.execute(
      house().database.db,
    )
    await expect(perform(confirmSignIn, house().anonymous(), { token, code: code() })).rejects.toMatchObject({
      kind: 'expired',
    })
  })

  test('wrong codes are slowed down, and the right one still opens', async () => {
    const { code } = await withFactor('police-leader')
    const waited: number[] = []
    const web = buildWeb(house(), await openLiveHub(house().database), async (ms) => waited.push(ms))
    const browser = new Browser(web)
    await browser.get('/sign-in')
    await browser.submit('/sign-in', { login: 'police-leader', password: testPassword })
    for (let index = 0; index < 12; index += 1)
      expect((await browser.submit('/sign-in/code', { code: '000000' })).status).toBe(403)
    expect(browser.page.html).toContain('lần thử tiếp sẽ chậm lại')
    const { url } = await browser.submit('/sign-in/code', { code: code() })
    expect(url).toBe('/console/oversight')
    expect(waited.filter((ms) => ms > 0)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
  })
})

describe('a copy of the tables', () => {
  test('opens nothing: no identity, no secret, no code, no cookie stands in them', async () => {
    const { browser, secret, recoveryCodes } = await withFactor('administrator')
    const waiting = await password('administrator')
    const { rows } = await sql<{ line: string }>`
      select to_jsonb(t)::text as line from accounts.session t
      union all select to_jsonb(t)::text from accounts.pending t
      union all select to_jsonb(t)::text from accounts.second_factor t
      union all select to_jsonb(t)::text from accounts.recovery_code t
      union all select to_jsonb(t)::text from accounts.member_key t
      union all select to_jsonb(t)::text from accounts.member t`.execute(house().database.db)
    const all = rows.map(({ line }) => line).join('\n')
    const identity = house().founded.members.administrator?.identity ?? ''
    const cookies = [browser.cookies.get('khien_session') ?? '', waiting.cookies.get('khien_pending') ?? '']
    const words = [secret, identity, ...recoveryCodes, ...cookies]
    expect(words.every((word) => word.length > 10)).toBe(true)
    const hidden = words.flatMap((word) => [
      word,
      Buffer.from(word).toString('hex'),
      Buffer.from(word).toString('base64'),
    ])
    expect(hidden.filter((word) => all.includes(word))).toEqual([])
    expect(rows.length).toBeGreaterThan(10)
  })

  test('no text of the tables is a key to the identities in them', async () => {
    await password('administrator')
    const { db } = house().database
    const sessions = await db.selectFrom('accounts.session').select(['id', 'member_id', 'sealed']).execute()
    const pendings = await db.selectFrom('accounts.pending').select(['id', 'member_id', 'sealed']).execute()
    const known = [...sessions, ...pendings].flatMap(({ id, member_id }) => [id, member_id])
    const opened = [...sessions, ...pendings].filter(({ sealed }) =>
      known.some((text) =>
        ['session', 'pending'].some(
          (purpose) => unbox(tokenKey(text, purpose), purpose, sealed) !== undefined,
        ),
      ),
    )
    expect([opened, sessions.length > 0, pendings.length > 0]).toEqual([[], true, true])
  })
})

describe('where the house asks for a second factor', () => {
  const asking = async () => {
    const { config } = house()
    return buildWeb(
      { ...house(), config: { ...config, secondFactor: 'required' } },
      await openLiveHub(house().database),
    )
  }
  const arrive = async (login: string): Promise<Browser> => {
    const { token } = await perform(signIn, house().anonymous(), { login, password: testPassword })
    const browser = new Browser(await asking())
    browser.cookies.set('khien_session', token)
    return browser
  }

  test('every page leads whoever opens sealed content to setting it up, until it is there', async () => {
    const browser = await arrive('leader')
    const pages = house()
      .web.routes.filter(({ method, path }) => method === 'GET' && /^\/console(\/|$)/.test(path))
      .map(({ path }) => path.replace(/:id\{[^/]*\}|:id/g, '00000000-0000-4000-8000-000000000000'))
      .filter((path) => !/:|second-factor$/.test(path))
    expect(pages.length).toBeGreaterThan(20)
    const open: string[] = []
    for (const path of new Set(pages))
      if ((await browser.get(path)).url !== '/console/second-factor') open.push(path)
    expect(open).toEqual([])
    const { form_token: token = '' } = browser.form('/console/second-factor').values
    const body = new URLSearchParams({
      form_token: token,
      memberId: house().founded.members.receiver?.memberId ?? '',
    })
    await browser.request('/console/members/grant', { method: 'POST', body })
    expect(browser.page.url).toBe('/console/second-factor')
    await enrol(browser)
    expect((await browser.get('/console/oversight')).url).toBe('/console/oversight')
    expect((await browser.get('/console/second-factor')).html).not.toContain('/console/second-factor/remove')
  })

  test('others work without, and may have one', async () => {
    const browser = await arrive('auditor')
    expect((await browser.get('/console/audit')).url).toBe('/console/audit')
    expect((await browser.get('/console/second-factor')).html).not.toContain('cần mã xác nhận bên cạnh')
  })
})

test('an administrator removes the second factor of a colleague who lost it, not of a stranger', async () => {
  await withFactor('approver')
  await dropSecondFactor(house().database.db, house().founded.members.administrator?.memberId ?? '')
  const admin = await signedIn(house(), 'administrator')
  const { html } = await admin.get('/console/members')
  expect(html).toContain('có mã xác nhận')
  const memberId = house().founded.members.approver?.memberId ?? ''
  const stranger = house().founded.members.commune?.memberId ?? ''
  expect((await admin.submit('/console/members/reset-factor', { memberId: stranger })).status).toBe(404)
  await admin.get('/console/members')
  expect((await admin.submit('/console/members/reset-factor', { memberId })).html).toContain(
    'Đã gỡ mã xác nhận',
  )
  expect((await password('approver')).page.url).toBe('/console/sessions')
})
