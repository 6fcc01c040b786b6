import type { Context } from '../../action/action.ts'
import { perform } from '../../action/perform.ts'
import { openReport } from '../../intake/actions/open-report.ts'
import type { Receipt } from '../../intake/actions/receive.ts'
import { triageReport } from '../../intake/actions/triage-report.ts'
import type { Happened } from '../../intake/model/happened.ts'
import type { Urgency } from '../../kit/urgency.ts'
import type { Founded } from './province.ts'
import { as } from './reports.ts'
import type { Story } from './stories.ts'

const minute = 60_000

export interface DemoReport extends Receipt {
  readonly story: Story
  readonly at: Date
  /** How slowly it is worked; see `paceOf`. */
  readonly pace: number
  /** Login of the receiver whose agency has it. */
  readonly handler: string
}

/** A moment some minutes of the script after the report came in. */
export const later = (report: DemoReport, minutes: number): Date =>
  new Date(report.at.getTime() + Math.round(minutes * report.pace * minute))

/** As a receiver would read what was ticked. */
const categoryOf: Readonly<Record<Happened, string>> = {
  'asked-secret': 'CT-GROOM',
  'asked-picture': 'CT-GROOM',
  'threat-picture': 'SX-EXT',
  'asked-meet': 'CT-MEET',
  'want-money': 'CX-SCAM',
  bullied: 'CD-BULLY',
  'shamed-clip': 'CD-SHAME',
  'saw-bad': 'CN-VIO',
  'hurt-myself': 'CN-SELF',
  'account-taken': 'CX-ACC',
  'posted-me': 'PR-POST',
  other: 'ZZ-OTHER',
}

/** Opens and classifies a report as its receiver would. */
export const triage = async (
  context: Context,
  founded: Founded,
  report: DemoReport,
  urgency: Urgency,
): Promise<void> => {
  const { reportId } = report
  await perform(openReport, as(context, founded, report.handler, later(report, 12)), {
    reportId,
    reason: 'triage',
  })
  const opened = as(context, founded, report.handler, later(report, 18))
  const categories = [...new Set(report.story.happened.map((one) => categoryOf[one]))]
  await perform(triageReport, opened, {
    reportId,
    urgency,
    legalNature: urgency === 'P1' || urgency === 'P0' ? 'crime-report' : 'feedback',
    categories,
  })
}
