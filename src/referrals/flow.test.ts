import { beforeAll, describe, expect, it } from 'vitest'
import { buildTriagedReport } from '../../test/build.ts'
import { testHouse } from '../../test/house.ts'
import type { Context } from '../action/action.ts'
import { perform } from '../action/perform.ts'
import { addLink } from '../cases/actions/add-link.ts'
import { openCaseFromReport } from '../cases/actions/open-case-from-report.ts'
import { custodyOf } from '../cases/store/evidence.ts'
import { holdsOf } from '../cases/store/holds.ts'
import { openReport } from '../intake/actions/open-report.ts'
import { acceptReferral } from './actions/accept-referral.ts'
import { acknowledgeReferral } from './actions/acknowledge-referral.ts'
import { closeReferral } from './actions/close-referral.ts'
import { escalateOverdue } from './actions/escalate-overdue.ts'
import { listReferrals } from './actions/list-referrals.ts'
import { markEscalationSeen } from './actions/mark-escalation-seen.ts'
import { openReferral } from './actions/open-referral.ts'
import { reportReferralResult } from './actions/report-referral-result.ts'
import { returnReferral } from './actions/return-referral.ts'
import { sendReferral } from './actions/send-referral.ts'
import { startReferralWork } from './actions/start-referral-work.ts'
import { referralJobs } from './jobs.ts'
import type { SendReferral } from './model.ts'
import { unseenEscalations } from './store/escalations.ts'

const house = testHouse()
const agencyOf = (login: string): string => house().founded.members[login]?.agencyId ?? ''

const start = async () => {
  const { reportId } = await buildTriagedReport(house())
  const { caseId } = await perform(openCaseFromReport, house().as('officer'), {
    reportId,
    title: 'Đe dọa đăng hình',
    summary: 'Một em bị đe dọa.',
  })
  return { reportId, caseId }
}

const send = (caseId: string, more: Partial<SendReferral> = {}, now?: Date) =>
  perform(sendReferral, house().as('officer', now), {
    caseId,
    agencyId: agencyOf('police'),
    purpose: 'investigate',
    urgency: 'P1',
    subject: 'Đe dọa đăng hình',
    asked: 'Đề nghị xác minh tài khoản và bảo vệ trẻ.',
    summary: 'Một em bị đe dọa đăng hình riêng tư.',
    legalBasis: 'khoản 4 Điều 146 Bộ luật Tố tụng hình sự 2015',
    items: [],
    ...more,
  })

const read = (login: string, referralId: string) =>
  perform(openReferral, house().as(login), { referralId, reason: 'referral-work' })
const readReport = (login: string, reportId: string) =>
  perform(openReport, house().as(login), { reportId, reason: 'case-work' })
const openHolds = async (caseId: string): Promise<number> =>
  (await holdsOf(house().database.db, caseId)).filter(({ lifted_at }) => lifted_at === null).length

const notFound = { kind: 'not-found' }

describe('a referral from the duty team to the police', () => {
  it('is sent, acknowledged, accepted, worked, reported, read and closed', async () => {
    const { reportId, caseId } = await start()
    const { evidenceId } = await perform(addLink, house().as('officer'), {
      caseId,
      url: 'https://example.test/trang',
      seenAt: '2026-11-20T08:00',
      description: 'Trang đăng lời đe dọa.',
    })
    await expect(readReport('police', reportId)).rejects.toMatchObject(notFound)

    const { referralId, number } = await send(caseId, {
      items: [`report:${reportId}`, `evidence:${evidenceId}`],
    })
    expect(number).toMatch(/^PC-\d{4}-\d{6}$/)
    expect(await openHolds(caseId)).toBe(1)

    const arrived = await read('police', referralId)
    expect(arrived.side).toBe('receiver')
    expect(arrived.letter).toMatchObject({
      from: 'Tổ trực tỉnh Mẫu',
      to: 'Công an tỉnh Mẫu',
      signer: 'Cán bộ',
    })
    expect(arrived.items.map(({ kind, open }) => [kind, open])).toEqual([
      ['evidence', true],
      ['report', true],
    ])
    expect(arrived.items[0]?.facts).toMatchObject({ url: 'https://example.test/trang' })
    expect((await readReport('police', reportId)).content.narrative).toContain('người lạ')
    const custody = await custodyOf(house().database.db, [evidenceId])
    expect(custody.map(({ act }) => act)).toEqual(['collected', 'handed-over'])

    const police = house().as('police')
    await perform(acknowledgeReferral, police, { referralId })
    const { caseId: theirs } = await perform(acceptReferral, police, { referralId })
    expect(await openHolds(theirs)).toBe(1)
    await perform(startReferralWork, police, { referralId })
    await perform(reportReferralResult, police, { referralId, result: 'case-opened', text: 'Đã lập hồ sơ.' })
    expect(await openHolds(theirs)).toBe(0)
    expect(await openHolds(caseId)).toBe(1)

    const close = () => perform(closeReferral, house().as('officer'), { referralId })
    await expect(close()).rejects.toMatchObject({ kind: 'conflict', reason: 'read-result-first' })
    const answered = await read('officer', referralId)
    expect(answered.result).toEqual({ result: 'case-opened', text: 'Đã lập hồ sơ.' })
    expect(answered.by.get('referral.acknowledge')).toBe('Cán bộ công an')
    await close()
    expect(await openHolds(caseId)).toBe(0)
  })

  it('comes back with a reason, and the police open nothing of it any more', async () => {
    const { reportId, caseId } = await start()
    const { referralId } = await send(caseId, { items: [`report:${reportId}`] })
    await readReport('police', reportId)
    const police = house().as('police')
    await perform(acknowledgeReferral, police, { referralId })
    await perform(returnReferral, police, { referralId, reason: 'not-enough', text: 'Thiếu tài khoản.' })

    await expect(readReport('police', reportId)).rejects.toMatchObject(notFound)
    expect(await openHolds(caseId)).toBe(0)
    expect((await read('police', referralId)).items[0]?.open).toBe(false)
    const back = await read('officer', referralId)
    expect(back.returned).toEqual({ reason: 'not-enough', text: 'Thiếu tài khoản.' })
    expect((await readReport('officer', reportId)).inCharge).toBe(true)
    await perform(closeReferral, house().as('officer'), { referralId })
  })

  it('keeps the key where another referral still brings the same report', async () => {
    const { reportId, caseId } = await start()
    const items = [`report:${reportId}`]
    const first = await send(caseId, { items })
    const second = await send(caseId, { items, purpose: 'protect-child' })
    const giveBack = async (referralId: string) => {
      await perform(acknowledgeReferral, house().as('police'), { referralId })
      await perform(returnReferral, house().as('police'), { referralId, reason: 'other', text: 'Trả.' })
    }
    await giveBack(first.referralId)
    await expect(readReport('police', reportId)).resolves.toBeDefined()
    await giveBack(second.referralId)
    await expect(readReport('police', reportId)).rejects.toMatchObject(notFound)
  })

  it('carries only what belongs to the case, and never goes to its own sender', async () => {
    const one = await start()
    const other = await start()
    await expect(send(one.caseId, { items: [`report:${other.reportId}`] })).rejects.toMatchObject({
      fields: { items: 'unknown-item' },
    })
    await expect(send(one.caseId, { agencyId: agencyOf('officer') })).rejects.toMatchObject({
      fields: { agencyId: 'refer-to-self' },
    })
    expect(await openHolds(one.caseId)).toBe(0)
  })

  it('lets each side make only its own moves, in order', async () => {
    const { caseId } = await start()
    const { referralId } = await send(caseId)
    const asSender = (act: typeof acknowledgeReferral) => perform(act, house().as('officer'), { referralId })
    await expect(asSender(acknowledgeReferral)).rejects.toMatchObject({ kind: 'forbidden' })
    const police = house().as('police')
    await expect(perform(acceptReferral, police, { referralId })).rejects.toMatchObject({ kind: 'conflict' })
    await expect(perform(closeReferral, police, { referralId })).rejects.toMatchObject({ kind: 'forbidden' })
    await perform(acknowledgeReferral, police, { referralId })
    await expect(perform(acknowledgeReferral, police, { referralId })).rejects.toMatchObject({
      kind: 'conflict',
    })
  })
})

describe('a third agency', () => {
  let referralId = ''
  let caseId = ''
  beforeAll(async () => {
    ;({ caseId } = await start())
    ;({ referralId } = await send(caseId))
  })

  const tries: Readonly<Record<string, (context: Context) => Promise<unknown>>> = {
    open: (context) => perform(openReferral, context, { referralId, reason: 'referral-work' }),
    acknowledge: (context) => perform(acknowledgeReferral, context, { referralId }),
    accept: (context) => perform(acceptReferral, context, { referralId }),
    return: (context) => perform(returnReferral, context, { referralId, reason: 'other', text: 'x' }),
    start: (context) => perform(startReferralWork, context, { referralId }),
    report: (context) => perform(reportReferralResult, context, { referralId, result: 'other', text: 'x' }),
    close: (context) => perform(closeReferral, context, { referralId }),
    send: (context) =>
      perform(sendReferral, context, {
        caseId,
        agencyId: agencyOf('police'),
        purpose: 'investigate',
        urgency: 'P1',
        subject: 'x',
        asked: 'x',
        summary: 'x',
      }),
  }

  it.each(Object.keys(tries))('is told “not found”: %s', async (name) => {
    await expect(tries[name]?.(house().as('commune'))).rejects.toMatchObject(notFound)
  })

  it('sees it in no list', async () => {
    for (const tab of ['incoming', 'outgoing', 'closed'] as const)
      expect((await perform(listReferrals, house().as('commune'), { tab })).rows).toEqual([])
  })
})

describe('the lists', () => {
  it('go on from where a page ended, gravest first, without gaps or repeats', async () => {
    const { caseId } = await start()
    const urgencies = ['P3', 'P0', 'P2'] as const
    for (let i = 0; i < 24; i += 1) await send(caseId, { urgency: urgencies[i % 3] ?? 'P1' })
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await perform(listReferrals, house().as('police'), { tab: 'incoming', after })
      seen.push(...page.rows.map(({ urgency, id }) => `${urgency} ${id}`))
      after = page.next
    } while (after !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(24)
    expect(seen.map((line) => line.slice(0, 2))).toEqual(seen.map((line) => line.slice(0, 2)).sort())
  })

  it('begin again for a cursor nobody can read', async () => {
    const { rows } = await perform(listReferrals, house().as('police'), { tab: 'x', after: "'; drop" })
    expect(rows.length).toBeGreaterThan(0)
  })
})

describe('an overdue referral', () => {
  it('reaches the leader of the sender once, with two sweeps at once, until they say how they urged', async () => {
    const { caseId } = await start()
    const sentAt = new Date('2026-11-02T02:00:00Z')
    const { referralId } = await send(caseId, { urgency: 'P0' }, sentAt)
    const later = new Date('2026-11-02T04:00:00Z')
    const mine = async () =>
      (await unseenEscalations(house().database.db, agencyOf('officer'), 100)).filter(
        (one) => one.referral_id === referralId,
      )
    expect(await mine()).toEqual([])
    await Promise.all([1, 2].map(() => perform(escalateOverdue, house().system(later), {})))
    for (const job of referralJobs) await job.run(house().system(later), {})
    expect((await mine()).map(({ reason }) => reason)).toEqual(['not-acknowledged'])
    expect(
      house().news.filter((one) => one.event === 'referral.overdue' && one.data.referralId === referralId),
    ).toHaveLength(1)

    const [raised] = await mine()
    const seen = (login: string) =>
      perform(markEscalationSeen, house().as(login), { escalationId: raised?.id, how: 'phone' })
    await expect(seen('officer')).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(seen('police-leader')).rejects.toMatchObject(notFound)
    await seen('leader')
    await expect(seen('leader')).rejects.toMatchObject({ kind: 'conflict' })
    expect(await mine()).toEqual([])

    await perform(acknowledgeReferral, house().as('police', later), { referralId })
    await perform(escalateOverdue, house().system(new Date('2026-11-02T15:00:00Z')), {})
    expect((await mine()).map(({ reason }) => reason)).toEqual(['not-reported'])
  })
})
