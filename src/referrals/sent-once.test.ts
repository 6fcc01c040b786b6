import { expect, test } from 'vitest'
import { signedIn } from '../../test/browser.ts'
import { buildTriagedReport } from '../../test/build.ts'
import { testHouse } from '../../test/house.ts'
import { perform } from '../action/perform.ts'
import { openCaseFromReport } from '../cases/actions/open-case-from-report.ts'
import { referralsOfCase } from './store/referrals.ts'

const house = testHouse()

test('a letter tapped three times is one letter', async () => {
  const { reportId } = await buildTriagedReport(house())
  const { caseId } = await perform(openCaseFromReport, house().as('officer'), {
    reportId,
    title: 'Đe dọa đăng hình',
    summary: 'Một em bị đe dọa.',
  })
  const officer = await signedIn(house(), 'officer')
  await officer.get(`/console/cases/${caseId}/refer`)
  const { action, values } = officer.form(`/console/cases/${caseId}/refer`)
  const body = {
    ...values,
    agencyId: house().founded.members.police?.agencyId ?? '',
    purpose: 'investigate',
    urgency: 'P1',
    subject: 'Đe dọa đăng hình',
    asked: 'Đề nghị xác minh.',
    summary: 'Một em bị đe dọa.',
  }
  const send = () =>
    officer.request(action, {
      method: 'POST',
      body: new URLSearchParams(body),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  const pages = await Promise.all([send(), send(), send()])
  expect(new Set(pages.map(({ url }) => url)).size).toBe(1)
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await referralsOfCase(house().database.db, caseId)).toHaveLength(1)
})
