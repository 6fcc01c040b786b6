import { perform } from '../src/action/perform.ts'
import { openReport } from '../src/intake/actions/open-report.ts'
import { submitPublicReport } from '../src/intake/actions/submit-api-report.ts'
import { triageReport } from '../src/intake/actions/triage-report.ts'
import type { ApiReport } from '../src/intake/model/content.ts'
import { newToken } from '../src/seal/token.ts'
import type { TestHouse } from './house.ts'

export const someReport: ApiReport = {
  narrative: 'Có người lạ nhắn tin cho em.',
  reporter: 'child',
  ageBand: '11-15',
}

/** A report as the public sends it; without a commune the duty team gets it. */
export const buildReport = (house: TestHouse, report: Partial<ApiReport> = {}, now?: Date) =>
  perform(submitPublicReport, house.anonymous(now), {
    key: newToken(),
    clientSecret: '',
    report: { ...someReport, ...report },
  })

/** A report opened and classified by the duty team's receiver, ready to be accepted. */
export const buildTriagedReport = async (house: TestHouse, report: Partial<ApiReport> = {}, now?: Date) => {
  const receipt = await buildReport(house, report, now)
  const { reportId } = receipt
  await perform(openReport, house.as('receiver', now), { reportId, reason: 'triage' })
  await perform(triageReport, house.as('receiver', now), {
    reportId,
    urgency: 'P1',
    legalNature: 'crime-report',
    categories: ['CT-GROOM'],
  })
  return receipt
}
