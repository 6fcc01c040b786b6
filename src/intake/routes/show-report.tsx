import { memberNames } from '../../accounts/store/members.ts'
import { perform } from '../../action/perform.ts'
import type { WebContext } from '../../action/web.ts'
import { envelope } from '../../agencies/model.ts'
import { agencyNames, listAgencies } from '../../agencies/store/agencies.ts'
import { listAreas } from '../../agencies/store/areas.ts'
import { mayOpen } from '../../agencies/store/grants.ts'
import { agenciesInReasons, membersIn } from '../../audit/model/ledger-words.ts'
import { exposureOf } from '../../audit/store.ts'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { openReport } from '../actions/open-report.ts'
import { requireContent } from '../actions/own-report.ts'
import { type OpeningReason, openingReasons, reportMoves } from '../model/words.ts'
import type { Again } from '../pages/again.ts'
import type { Around, Opened } from '../pages/opened.ts'
import { ReportPage, reportTitle } from '../pages/report-page.tsx'
import { WhyPage, whyTitle } from '../pages/why-page.tsx'
import { listCategories } from '../store/categories.ts'
import { findReport } from '../store/reports.ts'
import { requirePermission } from './require.ts'

/** Addresses that are not a report's simply match nothing and are “not found”. */
export const reportId = ':id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'

export const isReason = (text: string | undefined): text is OpeningReason =>
  openingReasons.some((reason) => reason === text)

/** Midnight in Vietnam (+07:00 all year) before a moment. */
const startOfDay = (now: Date): Date => {
  const hours7 = 7 * 3_600_000
  const day = 24 * 3_600_000
  return new Date(Math.floor((now.getTime() + hours7) / day) * day - hours7)
}

const lookAround = async (
  c: WebContext,
  opened: Opened,
): Promise<Omit<Around, 'reason' | 'again' | 'done'>> => {
  const { t, context, member, formToken } = c.var
  const { db, now } = context
  const { timeline, messages, report } = opened
  const ids = (values: readonly (string | null)[]): string[] => values.filter((id) => id !== null)
  const [categories, areas, agencies, named, people, exposure] = await Promise.all([
    listCategories(db, now),
    listAreas(db, now),
    listAgencies(db, now),
    agencyNames(db, [
      ...ids(timeline.map(({ agency_id }) => agency_id)),
      ...agenciesInReasons(timeline),
      report.agency_id,
    ]),
    memberNames(db, [...membersIn(timeline), ...ids(messages.map(({ member_id }) => member_id))]),
    exposureOf(db, member, startOfDay(now)),
  ])
  return {
    t,
    now,
    member,
    formToken,
    categories,
    areas,
    agencies,
    agencyNames: named,
    memberNames: people,
    exposure,
  }
}

/** Opens a report (audited) and shows it. */
export const showReport = async (
  c: WebContext,
  id: string,
  reason: OpeningReason,
  after: { readonly again?: Again; readonly refusal?: Refusal; readonly done?: Around['done'] } = {},
) => {
  const opened = await perform(openReport, c.var.context, { reportId: id, reason })
  const around: Around = {
    ...(await lookAround(c, opened)),
    reason,
    suggested: c.req.query('suggest') === '1',
    again: after.again,
    done: after.done,
  }
  return c.render(<ReportPage opened={opened} around={around} />, {
    title: reportTitle(c.var.t, opened.report),
    status: after.refusal === undefined ? 200 : refusalStatus[after.refusal.kind],
  })
}

/** Asks why first. Strangers learn nothing, not even that there is such a report. */
export const askWhy = async (c: WebContext, id: string, action: string) => {
  requirePermission(c, 'report.read')
  const { t, context, member } = c.var
  const report = await findReport(context.db, id)
  if (report.agency_id === member.agencyId) requireContent(report)
  if (!(await mayOpen(context.db, envelope('report', id), member.agencyId))) throw new Refusal('not-found')
  const undecided = reportMoves.decline.from.some((state) => state === report.state)
  const likely = undecided && report.agency_id === member.agencyId ? 'triage' : 'case-work'
  return c.render(<WhyPage t={t} report={report} action={action} likely={likely} />, {
    title: whyTitle(t, report),
  })
}
