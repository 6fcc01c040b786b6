import type { Db } from '../../db/open.ts'
import { findMergedInto, findReports, type ReportRow } from '../../intake/store/reports.ts'
import { unansweredAmong, wroteAgainAmong } from '../../intake/store/unanswered.ts'
import type { ClosingFacts } from '../model/closing.ts'
import { reportIdsOf } from '../store/case-reports.ts'
import type { CaseRow } from '../store/cases.ts'
import { holdsOf } from '../store/holds.ts'
import { tasksOf } from '../store/work.ts'

/** The reports whose reporters this case answers to: those in its own agency's hands, not those it was referred. */
export const ownReportsOf = async (db: Db, row: CaseRow): Promise<ReportRow[]> => {
  const ids = await reportIdsOf(db, row.id)
  // Whoever told the same story again waits for an answer too, though only the main report was accepted.
  const reports = [...(await findReports(db, ids)), ...(await findMergedInto(db, ids))]
  return reports.filter((report) => report.agency_id === row.agency_id)
}

/** The reports whose reporters wrote last: they wait for an answer, not only for the outcome. */
export const unansweredOf = async (db: Db, reports: readonly ReportRow[]): Promise<ReportRow[]> => {
  const waiting = await unansweredAmong(
    db,
    reports.map(({ id }) => id),
  )
  return reports.filter(({ id }) => waiting.includes(id))
}

export const closingFactsOf = async (db: Db, row: CaseRow): Promise<ClosingFacts> => {
  const [holds, tasks, reports] = [
    await holdsOf(db, row.id),
    await tasksOf(db, row.id),
    await ownReportsOf(db, row),
  ]
  return {
    holds: holds.length,
    openHolds: holds.filter((hold) => hold.lifted_at === null).length,
    outcome: row.outcome,
    tasks: tasks.length,
    openTasks: tasks.filter((task) => task.state !== 'confirmed').length,
    reopenedAt: row.reopened_at,
    informedAt: reports.map((report) => report.informed_at),
    wrote: (
      await wroteAgainAmong(
        db,
        reports.map(({ id }) => id),
      )
    ).length,
    unanswered: (await unansweredOf(db, reports)).length,
  }
}
