import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, signedIn } from '../../../test/browser.ts'
import { buildTriagedReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { openCaseFromReport } from '../../cases/actions/open-case-from-report.ts'
import { sendReferral } from '../../referrals/actions/send-referral.ts'

const house = testHouse()
const sealed = 'MARKER-SEALED-WORDS'
let pages: readonly string[] = []
let officer: Browser

beforeAll(async () => {
  const { reportId } = await buildTriagedReport(house(), { narrative: sealed })
  const { caseId } = await perform(openCaseFromReport, house().as('officer'), {
    reportId,
    title: sealed,
    summary: sealed,
  })
  const { referralId } = await perform(sendReferral, house().as('officer'), {
    caseId,
    agencyId: house().founded.members.police?.agencyId ?? '',
    purpose: 'investigate',
    urgency: 'P2',
    subject: sealed,
    asked: sealed,
    summary: sealed,
    items: [`report:${reportId}`],
  })
  officer = await signedIn(house(), 'officer')
  pages = [
    `/console/referrals/${referralId}`,
    `/console/referrals/${referralId}/print`,
    `/console/cases/${caseId}/refer`,
    `/console/cases/${caseId}?reason=case-work`,
    `/console/reports/${reportId}?reason=triage`,
    `/console/reports/${reportId}/form-01?reason=triage`,
    `/console/search?q=${sealed}`,
  ]
})

const done = async (): Promise<number> =>
  (
    await house()
      .database.db.selectFrom('audit.entry')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

describe.each(['cross-site', 'same-site'])('a link on a %s page', (site) => {
  test('opens no sealed word of the console and leaves no entry; the officer opens it by hand', async () => {
    const before = await done()
    for (const path of pages) {
      // A browser keeps saying where a chain of redirects began.
      const { status, headers } = await house().web.request(path, { headers: headersFrom(site) })
      const location = headers.get('location')
      const page = location === null ? path : location
      const answer = await house().web.request(page, { headers: headersFrom(site) })
      const html = await answer.text()
      expect([status === 200 || status === 303, answer.status], path).toEqual([true, 200])
      expect(html.replaceAll(`q=${sealed}`, '').replaceAll(`value="${sealed}"`, ''), path).not.toContain(
        sealed,
      )
      expect(html, path).toMatch(/Mở trang này|name="reason"/)
    }
    expect(await done()).toBe(before)
  })

  test('still leads to lists, which open nothing', async () => {
    for (const path of ['/console', '/console/cases', '/console/referrals', '/console/reports'])
      expect((await officer.request(path, { headers: headersFrom(site) })).html, path).not.toContain(
        'Mở trang này',
      )
  })
})

test.each(['same-origin', 'none'])('an officer who goes there themselves (%s) reads', async (site) => {
  for (const path of pages.slice(0, 3)) {
    const { html, status } = await officer.request(path, { headers: headersFrom(site) })
    expect([status, html.includes(sealed)], path).toEqual([200, true])
  }
})

const headersFrom = (site: string): Record<string, string> => ({
  'sec-fetch-site': site,
  cookie: [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
})
