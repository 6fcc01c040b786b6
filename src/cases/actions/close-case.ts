import { action } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { sendLive } from '../../db/live.ts'
import { type ReportMove, type ReportState, reportMoves } from '../../intake/model/words.ts'
import { lockReports, saveReport } from '../../intake/store/reports.ts'
import { Refusal } from '../../kit/refusal.ts'
import { caseClosed } from '../events.ts'
import { closingProblems, missingForClosing } from '../model/closing.ts'
import { CaseId } from '../model/inputs.ts'
import { saveCase } from '../store/cases.ts'
import { closingFactsOf, ownReportsOf } from './closing-facts.ts'
import { lockForMove } from './own-case.ts'

/** Closes only when nothing is missing; the refusal names everything that is. Its reports are finished with it. */
export const closeCase = action({
  name: 'case.close',
  needs: 'case.close',
  input: CaseId,
  run: async (scope, { caseId }) => {
    const { db, now, services } = scope
    const { row, state } = await lockForMove(scope, caseId, 'close')
    const reports = await ownReportsOf(db, row)
    // A message that is being written holds its report: it counts here, or comes after the closing as a new one.
    if (reports.length > 0)
      await lockReports(
        db,
        reports.map(({ id }) => id),
        row.agency_id,
      )
    const missing = missingForClosing(await closingFactsOf(db, row))
    const [first] = missing
    if (first !== undefined) throw new Refusal('conflict', first, closingProblems(missing))
    for (const report of await ownReportsOf(db, row))
      if (report.state === 'accepted' || report.state === 'merged')
        await saveReport(db, report.id, {
          state: move<ReportState, ReportMove>(reportMoves, report.state, 'close'),
          closed_at: now,
        })
    await saveCase(db, caseId, { state, closed_at: now })
    const outcome = row.outcome ?? 'other'
    await services.announce(db, caseClosed({ caseId, agencyId: row.agency_id, outcome }))
    await sendLive(db, { agencyId: row.agency_id, kind: 'case', urgency: row.urgency })
    return { caseId, state, outcome }
  },
  subject: ({ caseId }) => `case:${caseId}`,
  reason: (_, { outcome }) => outcome,
})
