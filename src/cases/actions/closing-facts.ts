import type { Db } from '../../db/open.ts'
import { findReports, type ReportRow } from '../../intake/store/reports.ts'
import type { ClosingFacts } from '../model/closing.ts'
import { reportIdsOf } from '../store/case-reports.ts'
import type { CaseRow } from '../store/cases.ts'
import { holdsOf } from '../store/holds.ts'
import { tasksOf } from '../store/work.ts'

/** The reports whose reporters this case answers to: those in its own agency's hands, not those it was referred. */
export const ownReportsOf = async (db: Db, row: CaseRow): Promise<ReportRow[]> =>
  (await findReports(db, await reportIdsOf(db, row.id))).filter(
    (report) => report.agency_id === row.agency_id,
  )

export const closingFactsOf = async (db: Db, row: CaseRow): Promise<ClosingFacts> => {
  const [holds, tasks, reports] = [
    await holdsOf(db, row.id),
    await tasksOf(db, row.id),
    await ownReportsOf(db, row),
  ]
  return {
    openHolds: holds.filter((hold) => hold.lifted_at === null).length,
    outcome: row.outcome,
    openTasks: tasks.filter((task) => task.state !== 'confirmed').length,
    reopenedAt: row.reopened_at,
    informedAt: reports.map((report) => report.informed_at),
  }
}
