import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { type Browser, signedIn } from '../../test/browser.ts'
import { buildReport, buildTriagedReport } from '../../test/build.ts'
import { testHouse } from '../../test/house.ts'
import { createMember } from '../accounts/actions/create-member.ts'
import { findMemberByLogin } from '../accounts/store/members.ts'
import { endSessionsOf } from '../accounts/store/sessions.ts'
import { perform } from '../action/perform.ts'
import type { WebEnv } from '../action/web.ts'
import { openCaseFromReport } from '../cases/actions/open-case-from-report.ts'
import { resolveCase } from '../cases/actions/resolve-case.ts'
import { startActing } from '../cases/actions/start-acting.ts'
import { type LiveNews, sendLive } from '../db/live.ts'
import { groupDigits } from '../kit/format.ts'
import { escalateOverdue } from '../referrals/actions/escalate-overdue.ts'
import { markEscalationSeen } from '../referrals/actions/mark-escalation-seen.ts'
import { sendReferral } from '../referrals/actions/send-referral.ts'
import { unseenEscalations } from '../referrals/store/escalations.ts'
import { newToken } from '../seal/token.ts'
import { openOversight } from './actions/open-oversight.ts'
import { streamsPerMember } from './model/live.ts'
import { liveStream } from './routes/live.ts'
import { navCounts } from './store.ts'

const house = testHouse()
const browsers = new Map<string, Browser>()
/** Signing in costs an argon2; once for each member is enough. */
const browse = async (login: string): Promise<Browser> => {
  const browser = browsers.get(login) ?? (await signedIn(house(), login))
  browsers.set(login, browser)
  return browser
}
const agencyOf = (login: string): string => house().founded.members[login]?.agencyId ?? ''

const sentReferral = async (urgency: 'P0' | 'P2', now?: Date) => {
  const { reportId } = await buildTriagedReport(house())
  const opened = await perform(openCaseFromReport, house().as('officer'), {
    reportId,
    title: 'Đe dọa đăng hình',
    summary: 'Một em bị đe dọa.',
  })
  const sent = await perform(sendReferral, house().as('officer', now), {
    caseId: opened.caseId,
    agencyId: agencyOf('police'),
    purpose: 'investigate',
    urgency,
    subject: 'Đe dọa đăng hình',
    asked: 'Đề nghị xác minh.',
    summary: 'Một em bị đe dọa.',
    items: [`report:${reportId}`],
  })
  return { ...opened, ...sent, reportId }
}

describe('home', () => {
  it('leads each post to its own beginning', async () => {
    for (const [login, path] of [
      ['officer', '/console'],
      ['approver', '/console'],
      ['editor', '/console'],
      ['leader', '/console/oversight'],
      ['administrator', '/console/members'],
      ['auditor', '/console/audit'],
    ] as const) {
      const browser = await browse(login)
      expect([login, (await browser.get('/console')).status, browser.page.url]).toEqual([login, 200, path])
    }
  })

  it('shows a receiver what waits, and nobody else’s', async () => {
    const { number } = await sentReferral('P0')
    const police = await browse('police')
    expect((await police.get('/console')).html).toContain(number)
    const commune = await browse('commune')
    expect((await commune.get('/console')).html).not.toContain(number)
    const { as, database } = house()
    const { actor, now } = as('police')
    if (actor.kind !== 'member') throw new Error('a member')
    expect(await navCounts(database.db, actor, now)).toMatchObject({ referrals: 1, referralsUrgent: true })
  })
})

describe('search', () => {
  it('finds a report, a case and a referral by number, each only for its agencies', async () => {
    const { locator } = await buildReport(house(), { narrative: 'Tài khoản chimsedinang đòi tiền.' })
    const { number, caseId, referralId } = await sentReferral('P2')
    const { html: caseHtml } = await (await browse('officer')).get('/console/cases')
    const caseNumber = /\b\d{4}-\d{6}\b/.exec(caseHtml)?.[0] ?? ''
    const find = async (login: string, q: string) =>
      (await (await browse(login)).get(`/console/search?q=${encodeURIComponent(q)}`)).html
    expect(await find('officer', locator)).toContain(groupDigits(locator))
    expect(await find('officer', 'chimsedinang')).toContain(groupDigits(locator))
    expect(await find('officer', caseNumber)).toContain('/console/cases/')
    expect(await find('police', number.toLowerCase())).toContain(`/console/referrals/${referralId}`)
    expect(await find('commune', number)).not.toContain(referralId)
    expect(await find('commune', caseNumber)).not.toContain(caseId)
    expect(await find('commune', 'chimsedinang')).not.toContain(groupDigits(locator))
  })

  it('asks, where nothing was asked, and takes what nobody can mean', async () => {
    const officer = await browse('officer')
    for (const q of ['', '%00', '%F0%9F%92%A9', `${'a'.repeat(500)}`, '<script>'])
      expect((await officer.get(`/console/search?q=${q}`)).status).toBe(200)
    expect(officer.page.html).not.toContain('<script>')
  })
})

describe('live news', () => {
  const open = async (login: string) => {
    const browser = await browse(login)
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return house().web.request('/console/live', { headers: { cookie } })
  }
  const reader = (response: Response) => {
    const stream = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    if (stream === undefined) throw new Error('a stream')
    return stream
  }

  it('names a kind and an urgency to the agency it concerns', async () => {
    const response = await open('receiver')
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const stream = reader(response)
    expect((await stream.read()).value).toBe(': open\n\n')
    const { db } = house().database
    await sendLive(db, { agencyId: agencyOf('police'), kind: 'report', urgency: 'P1' })
    await sendLive(db, { agencyId: agencyOf('receiver'), kind: 'report', urgency: 'P0' })
    expect((await stream.read()).value).toBe('event: report\ndata: {"kind":"report","urgency":"P0"}\n\n')
    await stream.cancel()
  })

  it('gives a member a few streams and takes a closed one back', async () => {
    const streams = await Promise.all(Array.from({ length: streamsPerMember }, () => open('officer2')))
    const readers = streams.map(reader)
    await Promise.all(readers.map((one) => one.read()))
    expect((await open('officer2')).status).toBe(429)
    await Promise.all(readers.map((one) => one.cancel()))
    await expect
      .poll(async () => {
        const again = await open('officer2')
        await again.body?.cancel()
        return again.status
      })
      .toBe(200)
  })

  it('takes no place for a request that would never read', async () => {
    const browser = await browse('officer2')
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (let index = 0; index <= streamsPerMember; index += 1) {
      const head = await house().web.request('/console/live', { method: 'HEAD', headers: { cookie } })
      expect([head.status, head.headers.get('allow')]).toEqual([405, 'GET'])
    }
    const still = await open('officer2')
    expect(still.status).toBe(200)
    await still.body?.cancel()
  })

  it('gives the place of a browser that reads no more to the next', async () => {
    const web = new Hono<WebEnv>()
    web.use(async (c, next) => {
      const context = house().as('officer2')
      if (context.actor.kind === 'member') c.set('member', context.actor)
      c.set('context', context)
      await next()
    })
    web.onError((_, c) => c.text('', 429))
    const subscribe = (agencyId: string, hear: (news: LiveNews) => void) => {
      for (let index = 0; index < 4; index += 1) hear({ agencyId, kind: 'report', urgency: 'P1' })
      return () => {}
    }
    web.get('/live', liveStream({ subscribe }, 50))
    const ask = () => web.request('/live', { headers: { cookie: `khien_session=${newToken()}` } })
    for (let index = 0; index < streamsPerMember; index += 1) expect((await ask()).status).toBe(200)
    expect((await ask()).status).toBe(429)
    await expect.poll(async () => (await ask()).status).toBe(200)
  })

  it('is closed to whoever is not signed in', async () => {
    expect((await house().web.request('/console/live')).status).not.toBe(200)
    const browser = await browse('officer2')
    await endSessionsOf(house().database.db, house().founded.members.officer2?.memberId ?? '')
    await browser.get('/console/live')
    expect(browser.page.headers.get('content-type')).toContain('text/html')
  })
})

describe('the leader’s page', () => {
  it('counts the own agency only', async () => {
    await buildReport(house(), { commune: 'x01' })
    const mine = await perform(openOversight, house().as('commune'), { days: '7' })
    expect(mine.period).toBe(7)
    expect(mine.counts).toEqual({ reports: 1, cases: 0, referrals: 0 })
    const duty = await perform(openOversight, house().as('leader'), { days: 'x' })
    expect(duty.period).toBe(30)
    expect(duty.byArea.some(({ key }) => key === 'x01')).toBe(false)
  })

  it('covers small cells, late or not, for whoever opens no list, and none for the leader who opens them all', async () => {
    await buildReport(house())
    const numbers = (html: string, name: string) =>
      new RegExp(`${name}.*?</table>`, 's').exec(html)?.[0] ?? 'no table'
    const pageOf = async (login: string) =>
      (await (await browse(login)).get('/console/oversight?days=7')).html
    const [leader, auditor] = [await pageOf('leader'), await pageOf('auditor')]
    for (const name of ['Báo cáo theo nơi xảy ra', 'Báo cáo theo nhóm']) {
      expect(numbers(auditor, name)).toMatch(/&lt; 5|bar-value/)
      expect(numbers(leader, name)).not.toMatch(/&lt; 5|ẩn/)
    }
    expect(leader).toContain('Lãnh đạo mở được danh sách')
    expect(auditor).toContain('số nhỏ được che')
  })

  it('counts what nobody has opened beside the time that opening takes', async () => {
    const { reportId } = await buildReport(house(), {}, new Date(Date.now() - 3 * 86_400_000))
    expect(reportId).toBeTruthy()
    const { html } = await (await browse('leader')).get('/console/oversight')
    expect(html).toMatch(/\d+ đang chờ, lâu nhất 3 ngày/)
  })

  it('measures each step', async () => {
    const { times } = await perform(openOversight, house().as('leader'), { days: '30' })
    expect(times['received-opened'].n).toBeGreaterThan(0)
    expect(times['received-opened'].median).toBeGreaterThanOrEqual(0)
    expect(times['accepted-closed']).toEqual({ n: 0, median: null, p90: null })
  })

  it('shows what is on nobody’s desk and what waits for the closing word, with the way to each', async () => {
    const { reportId } = await buildTriagedReport(house(), { commune: 'x02' })
    const { caseId, number } = await perform(openCaseFromReport, house().as('receiver'), {
      reportId,
      title: 'Chưa ai nhận',
    })
    const other = await buildTriagedReport(house())
    const mine = await perform(openCaseFromReport, house().as('officer'), {
      reportId: other.reportId,
      title: 'Đã xong',
    })
    await perform(startActing, house().as('officer'), { caseId: mine.caseId })
    await perform(resolveCase, house().as('officer'), {
      caseId: mine.caseId,
      outcome: 'other',
      text: 'Xong.',
    })
    await buildReport(house())
    const leader = await browse('leader')
    const { html } = await leader.get('/console/oversight')
    for (const href of [
      `/console/cases/${caseId}?`,
      `/console/cases/${mine.caseId}?`,
      '/console/reports?urgency=',
      '/console/cases/all?show=unowned',
      '/console/cases/all?show=to-close',
    ])
      expect(html).toContain(`href="${href}`)
    const list = await leader.get('/console/cases/all?show=unowned')
    expect(list.html).toContain(number)
    expect(list.html).not.toContain(mine.number)
    expect((await leader.get('/console/cases/all?show=to-close')).html).toContain(mine.number)
    const auditor = await (await browse('auditor')).get('/console/oversight')
    expect(auditor.html).not.toContain('/console/cases/')
  })

  it('gives a leader the real numbers of what is late, and the list behind each; the auditor covered ones', async () => {
    const { reportId } = await buildTriagedReport(house(), {}, new Date(Date.now() - 90 * 86_400_000))
    await perform(openCaseFromReport, house().as('officer'), { reportId, title: 'Lâu rồi' })
    const { html } = await (await browse('leader')).get('/console/oversight')
    expect(html).toContain('href="/console/cases/all?show=late&amp;area=none"')
    const late = (page: string) => /Hồ sơ quá hạn, theo nơi xảy ra.*?<\/table>/s.exec(page)?.[0] ?? 'no list'
    expect(late(html)).toMatch(/bar-value">\d/)
    const auditor = await (await browse('auditor')).get('/console/oversight')
    expect(late(auditor.html)).toContain('&lt; 5')
  })

  it('keeps an overdue referral in sight until the leader says how they urged', async () => {
    const { number } = await sentReferral('P0', new Date(Date.now() - 3 * 3_600_000))
    await perform(escalateOverdue, house().system(), {})
    const leader = await browse('leader')
    await leader.get('/console/oversight')
    expect(leader.page.html).toContain(`Phiếu ${number}`)
    const action = /action="(\/console\/oversight\/escalations\/[^"]+)"/.exec(leader.page.html)?.[1]
    await leader.submit(action, { how: '' })
    expect(leader.page.status).toBe(422)
    await leader.submit(action, { how: 'phone' })
    expect(leader.page.html).not.toContain(`Phiếu ${number}`)
    expect(leader.page.html).toContain('gọi điện')
    const auditor = await browse('auditor')
    expect((await auditor.get('/console/oversight')).html).not.toContain('/console/oversight/escalations/')
    for (const login of ['officer', 'receiver', 'administrator', 'editor'])
      expect((await (await browse(login)).get('/console/oversight')).status).toBe(403)
  })

  it('is not silenced by a leader whom the administrator has just made, without the agency’s key', async () => {
    await sentReferral('P0', new Date(Date.now() - 3 * 3_600_000))
    await perform(escalateOverdue, house().system(), {})
    const { db } = house().database
    const [raised] = await unseenEscalations(db, agencyOf('leader'), 100)
    await perform(createMember, house().as('administrator'), {
      name: 'Người được dựng lên',
      login: 'duoc.dung.len',
      roles: ['leader'],
      password: 'mot-mat-khau-tam',
    })
    const puppet = await findMemberByLogin(db, 'duoc.dung.len')
    const context = house().as('leader')
    if (context.actor.kind !== 'member' || puppet === undefined) throw new Error('two members')
    const actor = { ...context.actor, memberId: puppet.id }
    const mark = (by: typeof context) =>
      perform(markEscalationSeen, by, { escalationId: raised?.id, how: 'no-need' })
    await expect(mark({ ...context, actor })).rejects.toMatchObject({ reason: 'no-agency-key' })
    expect((await unseenEscalations(db, agencyOf('leader'), 100)).map(({ id }) => id)).toContain(raised?.id)
    await mark(context)
  })

  it('puts the gravest to be urged first, then what is latest', async () => {
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
    const mild = await sentReferral('P2', hoursAgo(24 * 60))
    const grave = await sentReferral('P0', hoursAgo(3))
    const graver = await sentReferral('P0', hoursAgo(30))
    await perform(escalateOverdue, house().system(hoursAgo(1)), {})
    const { toAct } = await perform(openOversight, house().as('leader'), {})
    const ours = toAct
      .filter(({ reason }) => reason === 'not-acknowledged')
      .map(({ number }) => number)
      .filter((number) => [mild.number, grave.number, graver.number].includes(number))
    expect(ours).toEqual([graver.number, grave.number, mild.number])
  })
})
