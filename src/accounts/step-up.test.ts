import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { enrol } from '../../test/authenticator.ts'
import { type Browser, signedIn } from '../../test/browser.ts'
import { testHouse } from '../../test/house.ts'
import { everyAction } from '../../test/promises/least-sight/find-actions.ts'
import { testPassword } from '../../test/province.ts'
import { perform } from '../action/perform.ts'
import { memberRoles, roles } from '../action/permissions.ts'
import { formToken } from '../seal/token.ts'
import { codeAt } from './model/one-time.ts'
import { listMembers } from './store/members.ts'

const house = testHouse()
const actions = await everyAction()

/** What asks afresh who sits there. An action that belongs here and is not, or is and does not belong, fails below. */
const demanding = [
  'accounts/createMember',
  'accounts/disableMember',
  'accounts/enableMember',
  'accounts/enrolSecondFactor',
  'accounts/grantKey',
  'accounts/removeSecondFactor',
  'accounts/renewRecoveryCodes',
  'accounts/resetPassword',
  'accounts/resetSecondFactor',
  'cases/exportEvidence',
  'intake/exportCorrections',
]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
})
afterEach(() => {
  vi.useRealTimers()
})

const elevenMinutes = 11 * 60_000
const later = (ms: number): void => {
  vi.setSystemTime(Date.now() + ms)
}

describe('which actions demand a fresh proof', () => {
  test('is this list, and no other', () => {
    expect(
      [...actions]
        .filter(([, act]) => act.fresh)
        .map(([name]) => name)
        .sort(),
    ).toEqual(demanding.sort())
  })

  test('has everything that manages members, hands out keys or exports', () => {
    const expected = [...actions].filter(
      ([name, { needs }]) =>
        ['member.manage', 'key.grant', 'corrections.export'].includes(needs) || /\/export|Export/.test(name),
    )
    expect(expected.length).toBeGreaterThan(6)
    expect(expected.filter(([, { fresh, needs }]) => !fresh && !needs.startsWith('system.'))).toEqual([])
  })

  test.each(demanding)('%s is refused without one, and after ten minutes', async (name) => {
    const act = actions.get(name)
    if (act === undefined) throw new Error(`no action ${name}`)
    const context = { ...house().as('commune'), provenAt: undefined }
    const { actor } = context
    if (actor.kind !== 'member') throw new Error('commune is a member')
    const everything = { ...context, actor: { ...actor, roles } }
    const old = new Date(context.now.getTime() - 10 * 60_000 - 1)
    for (const provenAt of [undefined, old]) {
      // With input as it may come: what is wrong with it is said first, and never lets anything through.
      const refused = await perform(act, { ...everything, provenAt }, inputs[name]).then(
        () => 'went through',
        (problem) => problem.kind,
      )
      expect([name, refused]).toEqual([name, 'unproven'])
    }
  })

  test('the house itself and its operator are not asked', async () => {
    const act = actions.get('accounts/operatorDisableMember')
    expect(act?.fresh).toBeUndefined()
    expect(memberRoles('system.operate')).toEqual([])
  })
})

const memberId = '00000000-0000-4000-8000-000000000001'
const inputs: Readonly<Record<string, unknown>> = {
  'accounts/createMember': { login: 'moi.moi', name: 'Mới', roles: ['officer'], password: testPassword },
  'accounts/disableMember': { memberId },
  'accounts/enableMember': { memberId, password: testPassword },
  'accounts/enrolSecondFactor': { token: 'x', offered: 'x', code: '123456' },
  'accounts/grantKey': { memberId },
  'accounts/removeSecondFactor': {},
  'accounts/renewRecoveryCodes': {},
  'accounts/resetPassword': { memberId, password: testPassword },
  'accounts/resetSecondFactor': { memberId },
  'cases/exportEvidence': { evidenceId: memberId, reason: 'case-work' },
  'intake/exportCorrections': {
    since: '2026-01-01',
    recipient: 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj',
    reason: 'retrain',
  },
}

const newMember = { name: 'Ngọc', login: 'ngoc.moi', roles: ['receiver'], password: 'ghe-xanh-nuot-sao-hom' }
const membersOf = async (): Promise<readonly string[]> =>
  (await listMembers(house().database.db, house().founded.members.administrator?.agencyId ?? '')).map(
    ({ login }) => login,
  )

/** A form that was opened in time and sent too late. */
const sendLate = async (values: typeof newMember): Promise<Browser> => {
  const admin = await signedIn(house(), 'administrator')
  later(elevenMinutes)
  await admin.get('/console/members')
  await admin.submit('/console/members/create', values)
  return admin
}

describe('a form that needs a fresh proof', () => {
  test('asks, keeps what was typed sealed in the page, and goes on by itself under a new secret', async () => {
    const admin = await sendLate(newMember)
    const old = admin.cookies.get('khien_session')
    expect(admin.page.html).toContain('Xác nhận lại')
    expect(await membersOf()).not.toContain('ngoc.moi')
    for (const word of ['Ngọc', 'ngoc.moi', newMember.password]) expect(admin.page.html).not.toContain(word)
    const done = await admin.submit('/console/members/create', { password: testPassword })
    expect([done.url, done.html.includes('Đã tạo tài khoản')]).toEqual(['/console/members?did=create', true])
    expect(await membersOf()).toContain('ngoc.moi')
    expect(admin.cookies.get('khien_session')).not.toBe(old)
    admin.cookies.set('khien_session', old ?? '')
    expect((await admin.get('/console/members')).url).toContain('/sign-in')
  })

  test('a wrong password leaves everything as it was and asks again', async () => {
    const admin = await sendLate({ ...newMember, login: 'ngoc.hai' })
    const held = admin.form('/console/members/create').values.held
    const wrong = await admin.submit('/console/members/create', { password: 'khong-phai-mat-khau' })
    expect([wrong.status, admin.form('/console/members/create').values.held]).toEqual([403, held])
    expect(await membersOf()).not.toContain('ngoc.hai')
    await admin.submit('/console/members/create', { password: testPassword })
    expect(await membersOf()).toContain('ngoc.hai')
  })

  test('what waits cannot be sent elsewhere, by somebody else, or without the page’s token', async () => {
    const admin = await sendLate({ ...newMember, login: 'ngoc.ba' })
    const { held = '', form_token: token = '' } = admin.form('/console/members/create').values
    const send = (browser: Browser, path: string, fields: Record<string, string>) =>
      browser.request(path, { method: 'POST', body: new URLSearchParams(fields) })
    const password = testPassword
    expect(
      (await send(admin, '/console/members/disable', { held, form_token: token, password })).status,
    ).toBe(403)
    expect((await send(admin, '/console/members/create', { held, password })).status).toBe(403)
    const other = await signedIn(house(), 'administrator')
    const own = formToken(other.cookies.get('khien_session') ?? '')
    expect((await send(other, '/console/members/create', { held, form_token: own, password })).status).toBe(
      403,
    )
    expect(await membersOf()).not.toContain('ngoc.ba')
  })

  test('a code serves as well as the password; the same code not twice', async () => {
    const leader = await signedIn(house(), 'leader')
    const { secret } = await enrol(leader)
    later(elevenMinutes)
    const code = codeAt(secret, new Date())
    await leader.get('/console/second-factor')
    await leader.submit('/console/second-factor/codes')
    const done = await leader.submit('/console/second-factor/codes', { code })
    expect(done.html.match(/<code>\d{4} \d{4} \d{4}<\/code>/g)).toHaveLength(10)
    later(10 * 60_000 + 1000)
    await leader.get('/console/prove?next=/console/sessions')
    expect((await leader.submit('/console/prove', { code })).status).toBe(403)
    expect((await leader.submit('/console/prove', { code: codeAt(secret, new Date()) })).url).toBe(
      '/console/sessions',
    )
  })
})

describe('one’s own sessions', () => {
  test('are listed by time alone, and end one by one or all but this', async () => {
    const [here, second, third] = [
      await signedIn(house(), 'auditor'),
      await signedIn(house(), 'auditor'),
      await signedIn(house(), 'auditor'),
    ]
    const stranger = await signedIn(house(), 'editor')
    const { html } = await here.get('/console/sessions')
    expect(html.match(/Dùng lần cuối/g)).toHaveLength(3)
    await here.submit('/console/sessions/end')
    const gone = [await second.get('/console/password'), await third.get('/console/password')].filter(
      ({ url }) => url.startsWith('/sign-in'),
    )
    expect(gone).toHaveLength(1)
    await stranger.get('/console/sessions')
    const { form_token: token = '' } = stranger.form('/console/sign-out').values
    await here.get('/console/sessions')
    const { sessionId = '' } = here.form('/console/sessions/end').values
    const body = new URLSearchParams({ form_token: token, sessionId })
    expect((await stranger.request('/console/sessions/end', { method: 'POST', body })).status).toBe(404)
    expect((await here.submit('/console/sessions/end-others')).html).toContain('Đã kết thúc mọi phiên khác')
    expect((await third.get('/console/password')).url).toContain('/sign-in')
    expect((await here.get('/console/sessions')).html.match(/Dùng lần cuối/g)).toHaveLength(1)
  })
})
