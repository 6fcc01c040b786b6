import type { Scope } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { agencyIdentity } from '../../agencies/store/grants.ts'
import { Refusal } from '../../kit/refusal.ts'
import { type ReportMove, type ReportState, reportMoves } from '../model/words.ts'
import { lockReport, lockReports, type ReportRow } from '../store/reports.ts'

/** The report locked for a decision of the acting member's agency, and the state the decision leads to. */
export const lockForMove = async (
  scope: Scope,
  reportId: string,
  name: ReportMove,
): Promise<{ report: ReportRow; state: ReportState }> => {
  const report = await lockOwn(scope, reportId)
  return { report, state: move<ReportState, ReportMove>(reportMoves, report.state, name) }
}

/** What was erased on schedule is not there to be opened or worked on, and says so to whoever had it. */
export const requireContent = ({ erased_at }: Pick<ReportRow, 'erased_at'>): void => {
  if (erased_at !== null) throw new Refusal('expired', 'content-erased')
}

/** Whoever decides must hold the agency's key: a post that an administrator gave is not enough. */
export const lockOwn = async (scope: Scope, reportId: string): Promise<ReportRow> => {
  const { db, actor } = scope
  if (actor.kind !== 'member') throw new Refusal('forbidden')
  const report = await lockReport(db, reportId, actor.agencyId)
  await agencyIdentity(scope)
  requireContent(report)
  return report
}

/** The same for two reports at once; the other is `undefined` where it is not the agency's. */
export const lockOwnTwo = async (
  scope: Scope,
  reportId: string,
  otherId: string | undefined,
): Promise<{ report: ReportRow; other: ReportRow | undefined }> => {
  const { db, actor } = scope
  if (actor.kind !== 'member') throw new Refusal('forbidden')
  const own = await lockReports(db, otherId === undefined ? [reportId] : [reportId, otherId], actor.agencyId)
  const report = own.find(({ id }) => id === reportId)
  if (report === undefined) throw new Refusal('not-found')
  await agencyIdentity(scope)
  return { report, other: own.find(({ id }) => id === otherId) }
}
