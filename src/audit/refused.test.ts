import { describe, expect, test } from 'vitest'
import { Browser, signedIn } from '../../test/browser.ts'
import { buildReport } from '../../test/build.ts'
import { testHouse } from '../../test/house.ts'
import { signIn } from '../accounts/actions/sign-in.ts'
import { perform } from '../action/perform.ts'
import { openCase } from '../cases/actions/open-case.ts'
import { openAttachment } from '../intake/actions/open-attachment.ts'
import { openReport } from '../intake/actions/open-report.ts'
import { newId } from '../kit/random.ts'
import { openReferral } from '../referrals/actions/open-referral.ts'
import { readLedger } from './actions/read-ledger.ts'
import { verifyChain } from './store/verify.ts'
import { exposureOf, timelineOf } from './store.ts'

const house = testHouse()

const minute = 60_000
const later = (minutes: number): Date => new Date(Date.parse('2026-11-20T02:00:00Z') + minutes * minute)

const refusedSince = async (seq: number) =>
  house()
    .database.db.selectFrom('audit.entry')
    .select(['actor_kind', 'actor_id', 'agency_id', 'action', 'object', 'reason'])
    .where('outcome', '=', 'refused')
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()

const head = async (): Promise<number> =>
  (await house().database.db.selectFrom('audit.head').select('seq').executeTakeFirstOrThrow()).seq

const member = (login: string) => {
  const { actor } = house().as(login)
  if (actor.kind !== 'member') throw new Error(`${login} is no member`)
  return actor
}

describe('a refused try leaves an entry', () => {
  test('of the officer who asked for another agency’s things, by id, whatever they are', async () => {
    const { reportId } = await buildReport(house())
    const id = newId()
    const before = await head()
    const police = house().as('police', later(0))
    const tries = [
      () => perform(openReport, police, { reportId, reason: 'triage' }),
      () => perform(openCase, police, { caseId: id, reason: 'case-work' }),
      () => perform(openReferral, police, { referralId: id, reason: 'referral-work' }),
      () => perform(openAttachment, police, { attachmentId: id, reason: 'triage' }),
    ]
    for (const one of tries) await expect(one()).rejects.toMatchObject({ kind: 'not-found' })
    const { memberId, agencyId } = member('police')
    const common = { actor_kind: 'member', actor_id: memberId, agency_id: agencyId, reason: 'not-found' }
    const told = (await refusedSince(before)).toSorted((a, b) => a.action.localeCompare(b.action))
    expect(told).toEqual([
      { ...common, action: 'attachment.open', object: `attachment:${id}` },
      { ...common, action: 'case.open', object: `case:${id}` },
      { ...common, action: 'referral.open', object: `referral:${id}` },
      { ...common, action: 'report.open', object: `report:${reportId}` },
    ])
    expect((await verifyChain(house().database.db)).breaks).toEqual([])
  })

  test('names the object for a post that may not, and never what was typed', async () => {
    const { reportId } = await buildReport(house())
    const before = await head()
    for (const typed of [reportId, 'MARKER typed text'])
      await expect(
        perform(openReport, house().as('editor', later(0)), { reportId: typed, reason: 'triage' }),
      ).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await refusedSince(before)).map(({ object, reason }) => [object, reason])).toEqual([
      [`report:${reportId}`, 'report.read'],
      ['permission', 'report.read'],
    ])
  })

  test('of pages that look before an action does', async () => {
    const { reportId } = await buildReport(house())
    const browser = await signedIn(house(), 'commune')
    const before = await head()
    expect((await browser.get(`/console/reports/${reportId}`)).status).toBe(404)
    expect((await browser.get(`/console/cases/new?report=${reportId}`)).status).toBe(404)
    expect((await browser.get(`/console/reports/${reportId}?reason=triage`)).status).toBe(404)
    expect((await refusedSince(before)).map(({ action, object }) => [action, object])).toEqual([
      ['page.open', `report:${reportId}`],
      ['page.open', `report:${reportId}`],
      ['report.open', `report:${reportId}`],
    ])
  })

  test('of whole pages that a post may not see, by name and without what was typed', async () => {
    const browser = await signedIn(house(), 'receiver')
    const before = await head()
    expect((await browser.get('/console/audit?q=MARKER')).status).toBe(403)
    expect((await browser.get('/console/rules/new?text=MARKER')).status).toBe(403)
    expect((await refusedSince(before)).map(({ action, object }) => [action, object])).toEqual([
      ['ledger.read', 'permission'],
      ['page.open', 'page:rules/new'],
    ])
  })

  test('on nobody’s timeline, and counts as no exposure', async () => {
    const { reportId } = await buildReport(house())
    const { db } = house().database
    const { memberId, agencyId } = member('police')
    await expect(
      perform(openReport, house().as('police', later(10)), { reportId, reason: 'triage' }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    expect((await timelineOf(db, [`report:${reportId}`])).map(({ action }) => action)).not.toContain(
      'report.open',
    )
    expect(await exposureOf(db, { agencyId, memberId }, later(10))).toEqual({ reports: 0, files: 0 })
  })

  test('but nothing of a reporter who mistypes a code', async () => {
    const before = await head()
    const browser = new Browser(house().web)
    await browser.get('/follow')
    await browser.submit('/follow', { locator: '00000000', secret: '0000000000000000' })
    expect(await refusedSince(before)).toEqual([])
  })

  test('of made-up ids a few an hour and then how many; another officer’s are still kept', async () => {
    const before = await head()
    const ask = (login: string, now: Date, reportId = newId()) =>
      expect(
        perform(openReport, house().as(login, now), { reportId, reason: 'triage' }),
      ).rejects.toMatchObject({ kind: 'not-found' })
    for (let index = 0; index < 30; index += 1) await ask('officer2', later(200))
    await ask('receiver', later(200))
    const first = await refusedSince(before)
    expect(first.map(({ object, reason }) => (object === 'many' ? reason : 'one'))).toEqual([
      ...Array(5).fill('one'),
      'too-many 6',
      'too-many 10',
      'one',
    ])
    await ask('officer2', later(262))
    expect(await refusedSince(before)).toHaveLength(9)
  })

  test('of a thing that exists always, whatever flood of made-up ids or of another thing comes first', async () => {
    const [one, other] = [await buildReport(house()), await buildReport(house())]
    const before = await head()
    const ask = (reportId: string) =>
      expect(
        perform(openReport, house().as('police', later(300)), { reportId, reason: 'triage' }),
      ).rejects.toMatchObject({ kind: 'not-found' })
    for (let index = 0; index < 25; index += 1) await ask(newId())
    for (let index = 0; index < 25; index += 1) await ask(one.reportId)
    await ask(other.reportId)
    const told = await refusedSince(before)
    const { agencyId } = member('police')
    // The tried thing's own agency reads each; the trying one reads nothing that tells a thing from a made-up id.
    expect(told.filter(({ object }) => object === `report:${one.reportId}`)).toHaveLength(7)
    expect(told.at(-1)).toMatchObject({ object: `report:${other.reportId}`, reason: 'not-found' })
    expect(
      told.filter((entry) => entry.agency_id === agencyId && entry.object.includes(one.reportId)),
    ).toEqual([])
    expect(told.filter((entry) => entry.agency_id === agencyId).map(({ reason }) => reason)).toEqual([
      ...Array(5).fill('not-found'),
      'too-many 6',
      'too-many 10',
    ])
    expect((await verifyChain(house().database.db)).breaks).toEqual([])
  })

  test('is shown to the auditor of the agency whose thing it was, and to no third', async () => {
    const { reportId } = await buildReport(house())
    await expect(
      perform(openReport, house().as('police', later(400)), { reportId, reason: 'triage' }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    const seen = async (login: string) =>
      (await perform(readLedger, house().as(login), { object: `report:${reportId}` })).entries.filter(
        ({ outcome }) => outcome === 'refused',
      ).length
    expect(await Promise.all(['auditor', 'commune'].map(seen))).toEqual([1, 0])
  })
})

describe('a failed sign-in leaves an entry', () => {
  const fail = (login: string, now: Date) =>
    expect(
      perform(signIn, house().anonymous(now), { login, password: 'khong-phai-mat-khau' }),
    ).rejects.toMatchObject({ kind: 'wrong-code' })

  test('with the account where there is one, else without a word of what was typed', async () => {
    const before = await head()
    await fail('officer', later(30))
    await fail('marker-login', later(30))
    const { memberId, agencyId } = member('officer')
    const common = {
      actor_kind: 'anonymous',
      actor_id: null,
      action: 'session.start',
      reason: 'wrong-password',
    }
    const told = await refusedSince(before)
    expect(told).toEqual([
      { ...common, agency_id: agencyId, object: `member:${memberId}` },
      { ...common, agency_id: null, object: 'account' },
    ])
    expect(JSON.stringify(told)).not.toContain('marker-login')
  })

  test('and so does a wrong current password', async () => {
    const before = await head()
    const browser = await signedIn(house(), 'approver')
    await browser.get('/console/password')
    const next = 'mot-mat-khau-moi-dai'
    await browser.submit('/console/password', { current: 'sai-mat-khau-roi', next, again: next })
    expect((await refusedSince(before)).map(({ action, object }) => [action, object])).toEqual([
      ['member.change-password', `member:${member('approver').memberId}`],
    ])
  })
})

test('the auditor reads refused tries in plain words', async () => {
  const { reportId } = await buildReport(house(), { commune: 'x01' })
  const officer = await signedIn(house(), 'officer')
  await officer.get(`/console/reports/${reportId}?reason=triage`)
  await expect(
    perform(signIn, house().anonymous(), { login: 'receiver', password: 'khong-phai-mat-khau' }),
  ).rejects.toMatchObject({ kind: 'wrong-code' })
  await expect(
    perform(openReport, house().as('editor'), { reportId, reason: 'triage' }),
  ).rejects.toMatchObject({ kind: 'forbidden' })
  const { html } = await (await signedIn(house(), 'auditor')).get('/console/audit')
  for (const words of [
    'Mở đọc (bị từ chối)',
    'không có hoặc không thuộc cơ quan mình',
    'Đăng nhập (bị từ chối)',
    'mật khẩu không đúng',
    'Chưa rõ là ai',
    'vị trí công tác không được làm việc này',
  ])
    expect(html).toContain(words)
  expect(html).not.toMatch(/not-found|wrong-password|report\.read/)
})
