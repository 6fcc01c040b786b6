import type { Scope } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { Refusal } from '../../kit/refusal.ts'
import { type ReportMove, type ReportState, reportMoves } from '../model/words.ts'
import { lockReport, type ReportRow } from '../store/reports.ts'

/** The report locked for a decision of the acting member's agency, and the state the decision leads to. */
export const lockForMove = async (
  { db, actor }: Scope,
  reportId: string,
  name: ReportMove,
): Promise<{ report: ReportRow; state: ReportState }> => {
  const report = await lockOwn({ db, actor }, reportId)
  return { report, state: move<ReportState, ReportMove>(reportMoves, report.state, name) }
}

export const lockOwn = ({ db, actor }: Pick<Scope, 'db' | 'actor'>, reportId: string): Promise<ReportRow> => {
  if (actor.kind !== 'member') throw new Refusal('forbidden')
  return lockReport(db, reportId, actor.agencyId)
}
