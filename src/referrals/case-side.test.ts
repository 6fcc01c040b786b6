import { describe, expect, it } from 'vitest'
import { Browser, signedIn } from '../../test/browser.ts'
import { buildReport, buildTriagedReport } from '../../test/build.ts'
import { testHouse } from '../../test/house.ts'
import { perform } from '../action/perform.ts'
import { addLink } from '../cases/actions/add-link.ts'
import { addSubject } from '../cases/actions/add-subject.ts'
import { addTask } from '../cases/actions/add-task.ts'
import { openCaseFromReport } from '../cases/actions/open-case-from-report.ts'
import { answerStep } from '../intake/actions/answer-step.ts'
import { openReport } from '../intake/actions/open-report.ts'
import { submitDraft } from '../intake/actions/submit-draft.ts'
import { triageReport } from '../intake/actions/triage-report.ts'
import type { ReportStep } from '../intake/model/draft.ts'
import { newToken } from '../seal/token.ts'
import { acceptReferral } from './actions/accept-referral.ts'
import { acknowledgeReferral } from './actions/acknowledge-referral.ts'
import { reportReferralResult } from './actions/report-referral-result.ts'
import { returnReferral } from './actions/return-referral.ts'
import { sendReferral } from './actions/send-referral.ts'
import { startReferralWork } from './actions/start-referral-work.ts'
import type { SendReferral } from './model.ts'

const house = testHouse()
const agencyOf = (login: string): string => house().founded.members[login]?.agencyId ?? ''

/** A report as a child sends it from the portal: in danger, reachable only here, nobody told yet. */
const inDanger = async () => {
  const who = house().anonymous()
  const token = newToken()
  const answers: [ReportStep, Record<string, unknown>][] = [
    ['safe', { safeNow: 'no' }],
    ['who', { reporter: 'child' }],
    ['age', { ageBand: '11-15' }],
    ['account', { account: '@nguoila_mau' }],
    ['commune', { commune: '' }],
    ['words', { narrative: 'Có người rủ em tối nay ra công viên.' }],
    ['tell', { mayTell: ['nobody-yet'], contactWays: ['only-here'] }],
  ]
  for (const [step, given] of answers) await perform(answerStep, who, { token, step, answers: given })
  const receipt = await perform(submitDraft, who, { token, locale: 'vi' })
  await perform(openReport, house().as('receiver'), { reportId: receipt.reportId, reason: 'triage' })
  await perform(triageReport, house().as('receiver'), {
    reportId: receipt.reportId,
    urgency: 'P0',
    legalNature: 'crime-report',
    categories: ['CT-MEET'],
  })
  return receipt
}

const caseOf = async (reportId: string) => {
  const { caseId } = await perform(openCaseFromReport, house().as('officer'), {
    reportId,
    title: 'Rủ gặp riêng',
    summary: 'Một em bị rủ gặp.',
  })
  return caseId
}

const send = (caseId: string, more: Partial<SendReferral> & Record<string, unknown> = {}) =>
  perform(sendReferral, house().as('officer'), {
    caseId,
    agencyId: agencyOf('police'),
    purpose: 'investigate',
    urgency: 'P0',
    subject: 'Rủ gặp riêng',
    asked: 'Đề nghị xác minh tài khoản.',
    summary: 'Một em bị rủ gặp.',
    items: [],
    ...more,
  })

const casePath = (caseId: string) => `/console/cases/${caseId}?reason=case-work`

describe('the case of the sender', () => {
  it('shows its referral with agency, state and clock, then the result in words', async () => {
    const { reportId } = await buildTriagedReport(house())
    const caseId = await caseOf(reportId)
    const { referralId, number } = await send(caseId, { items: [`report:${reportId}`] })
    const officer = await signedIn(house(), 'officer')
    const before = (await officer.get(casePath(caseId))).html
    for (const part of [
      number,
      'Công an tỉnh Mẫu',
      'Chờ xác nhận',
      `href="/console/referrals/${referralId}"`,
    ])
      expect(before).toContain(part)

    const police = house().as('police')
    await perform(acknowledgeReferral, police, { referralId })
    await perform(acceptReferral, police, { referralId })
    await perform(startReferralWork, police, { referralId })
    await perform(reportReferralResult, police, {
      referralId,
      result: 'case-opened',
      text: 'Đã gặp gia đình.',
    })
    const after = (await officer.get(casePath(caseId))).html
    expect(after).toContain('Đã lập hồ sơ điều tra, xác minh')
    expect(after).toContain('Đã gặp gia đình.')
  })
})

describe('the case of the receiver', () => {
  it('leads back to the letter and to what came with it', async () => {
    const { reportId } = await buildTriagedReport(house())
    const caseId = await caseOf(reportId)
    const { evidenceId } = await perform(addLink, house().as('officer'), {
      caseId,
      url: 'https://example.test/trang',
      seenAt: '2026-11-20T08:00',
      description: 'Trang đăng lời đe dọa.',
    })
    const { referralId, number } = await send(caseId, {
      items: [`report:${reportId}`, `evidence:${evidenceId}`],
    })
    const context = house().as('police')
    await perform(acknowledgeReferral, context, { referralId })
    const { caseId: theirs } = await perform(acceptReferral, context, { referralId })
    const police = await signedIn(house(), 'police')
    const { html } = await police.get(casePath(theirs))
    for (const part of [
      number,
      'Tổ trực tỉnh Mẫu',
      `href="/console/referrals/${referralId}"`,
      'Trang đăng lời đe dọa.',
    ])
      expect(html).toContain(part)

    await perform(startReferralWork, context, { referralId })
    const working = await police.get(`/console/referrals/${referralId}`)
    expect(working.html).toMatch(/<ol class="timeline">[\s\S]*Bắt đầu xử lý[\s\S]*<\/ol>/)
    await perform(reportReferralResult, context, { referralId, result: 'other', text: 'Xong.' })
    expect((await police.get(`/console/referrals/${referralId}`)).html).toContain(
      `/console/cases/${theirs}?reason=case-work#next`,
    )
  })
})

describe('the reporter', () => {
  const mailbox = async ({ locator, secret }: { locator: string; secret: string }) => {
    const child = new Browser(house().web)
    await child.get('/follow')
    await child.submit('/follow', { locator, secret })
    return child.page.html
  }
  const told = 'Đã báo cho công an để bảo vệ em'

  it('is told that the police were told, and a waiting message still waits', async () => {
    const receipt = await inDanger()
    const caseId = await caseOf(receipt.reportId)
    expect(await mailbox(receipt)).not.toContain(told)
    await send(caseId)
    expect(await mailbox(receipt)).toContain(told)
  })

  it('is not told where that would be dangerous, and the letter says why', async () => {
    const receipt = await inDanger()
    const caseId = await caseOf(receipt.reportId)
    await expect(send(caseId, { tellReporter: 'no' })).rejects.toMatchObject({
      fields: { untoldReason: 'required' },
    })
    const reason = 'Người gây hại đang giữ máy.'
    const { referralId } = await send(caseId, { tellReporter: 'no', untoldReason: reason })
    expect(await mailbox(receipt)).not.toContain(told)
    const police = await signedIn(house(), 'police')
    expect((await police.get(`/console/referrals/${referralId}`)).html).toContain(reason)
  })
})

describe('the danger', () => {
  const danger = 'đang KHÔNG an toàn'
  const box = 'KHÔNG gọi điện, KHÔNG nhắn tin'
  const consent = 'CHƯA báo cho ai'
  const words = 'Có người rủ em tối nay ra công viên.'

  it('stands on the case, the form, the letter and its print as on the report', async () => {
    const { reportId } = await inDanger()
    const caseId = await caseOf(reportId)
    const officer = await signedIn(house(), 'officer')
    const shown = (await officer.get(casePath(caseId))).html
    for (const part of [danger, box, consent, words, 'Tố giác, tin báo về tội phạm'])
      expect(shown).toContain(part)
    const form = (await officer.get(`/console/cases/${caseId}/refer`)).html
    for (const part of [danger, box, consent]) expect(form).toContain(part)

    const { referralId } = await send(caseId, { items: [`report:${reportId}`] })
    const police = await signedIn(house(), 'police')
    const letter = (await police.get(`/console/referrals/${referralId}`)).html
    for (const part of [danger, box, consent, words, 'Tố giác, tin báo về tội phạm'])
      expect(letter).toContain(part)
    const print = (await police.get(`/console/referrals/${referralId}/print`)).html
    for (const part of [danger, box, consent, 'Tố giác, tin báo về tội phạm']) expect(print).toContain(part)
    expect(print).not.toContain(words)
  })

  it('is not shown to a receiver the report was not opened to', async () => {
    const { reportId } = await inDanger()
    const caseId = await caseOf(reportId)
    const { referralId } = await send(caseId)
    const police = await signedIn(house(), 'police')
    const { html } = await police.get(`/console/referrals/${referralId}`)
    expect(html).not.toContain(words)
    expect(html).not.toContain(box)
  })
})

describe('the form of a referral', () => {
  it('starts with the police, their purpose and the law where it is a crime report', async () => {
    const { reportId } = await inDanger()
    const caseId = await caseOf(reportId)
    const officer = await signedIn(house(), 'officer')
    await officer.get(`/console/cases/${caseId}/refer`)
    const { values } = officer.form(`/console/cases/${caseId}/refer`)
    expect(values).toMatchObject({ agencyId: agencyOf('police'), purpose: 'investigate' })
    expect(values.legalBasis).toContain('Điều 146')
  })

  it('leaves agency and purpose open where it is none', async () => {
    const { reportId } = await buildReport(house())
    await perform(openReport, house().as('receiver'), { reportId, reason: 'triage' })
    await perform(triageReport, house().as('receiver'), {
      reportId,
      urgency: 'P2',
      legalNature: 'feedback',
      categories: ['CD-BULLY'],
    })
    const caseId = await caseOf(reportId)
    const officer = await signedIn(house(), 'officer')
    await officer.get(`/console/cases/${caseId}/refer`)
    const { values } = officer.form(`/console/cases/${caseId}/refer`)
    expect(values).toMatchObject({ agencyId: '', purpose: '' })
    expect(values.legalBasis?.trim()).toBe('')
  })

  it('takes accounts and people along that are ticked, and only those', async () => {
    const { reportId } = await inDanger()
    const caseId = await caseOf(reportId)
    const add = (label: string) =>
      perform(addSubject, house().as('officer'), { caseId, kind: 'account', label, age: '', details: 'Zalo' })
    const { subjectId } = await add('@nguoila_mau_9')
    await add('@khong_lien_quan')
    const { referralId } = await send(caseId, { subjects: [subjectId] })
    const police = await signedIn(house(), 'police')
    const { html } = await police.get(`/console/referrals/${referralId}`)
    expect(html).toContain('@nguoila_mau_9')
    expect(html).not.toContain('@khong_lien_quan')
    const other = await inDanger()
    const otherCase = await caseOf(other.reportId)
    await expect(send(otherCase, { subjects: [subjectId] })).rejects.toMatchObject({
      fields: { subjects: 'unknown-item' },
    })
  })
})

describe('a returned referral', () => {
  it('is closed to the agency that returned it, except its own reason', async () => {
    const { reportId } = await buildTriagedReport(house())
    const caseId = await caseOf(reportId)
    const { referralId } = await send(caseId, { summary: 'Tóm tắt kín của vụ việc.' })
    const context = house().as('police')
    await perform(acknowledgeReferral, context, { referralId })
    await perform(returnReferral, context, { referralId, reason: 'not-enough', text: 'Thiếu tài khoản.' })
    const police = await signedIn(house(), 'police')
    const { html } = await police.get(`/console/referrals/${referralId}`)
    expect(html).toContain('Chưa đủ thông tin để làm')
    expect(html).toContain('Thiếu tài khoản.')
    expect(html).not.toContain('Tóm tắt kín của vụ việc.')
    const officer = await signedIn(house(), 'officer')
    expect((await officer.get(`/console/referrals/${referralId}`)).html).toContain('Thiếu tài khoản.')
  })
})

describe('what to do next', () => {
  it('names the task that is missing, not the reporter who has been told', async () => {
    const { reportId } = await buildTriagedReport(house())
    const caseId = await caseOf(reportId)
    await perform(addTask, house().as('officer'), {
      caseId,
      kind: 'verify',
      title: 'Xem trang',
      assigneeId: house().founded.members.officer2?.memberId,
    })
    const officer = await signedIn(house(), 'officer')
    await officer.get(casePath(caseId))
    await officer.submit(`/console/cases/${caseId}/assess`, { text: '' })
    await officer.submit(`/console/cases/${caseId}/act`, { text: '' })
    await officer.submit(`/console/cases/${caseId}/resolve`, { outcome: 'child-safe', text: 'An toàn.' })
    await officer.submit(`/console/cases/${caseId}/inform`, {})
    const next = /<section class="card[^"]*" id="next">[\s\S]*?<\/section>/.exec(officer.page.html)?.[0] ?? ''
    expect(next).toContain('nhiệm vụ')
    expect(next).not.toContain('Báo kết quả cho người báo')
  })
})
