import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { type ReportRow, unreadReports } from './reports.ts'

/** A report whose reporter wrote something nobody has read, and when they wrote. */
export interface UnreadReport extends ReportRow {
  readonly wroteAt: Date
}

// More than anybody reads at one sitting; the list of all of them is a page of its own.
const looked = 200

/** An agency's unread messages of reporters: the gravest first, then whoever has waited longest. */
export const unreadByWait = async (db: Db, agencyId: string, limit: number): Promise<UnreadReport[]> => {
  const reports = await unreadReports(db, agencyId, looked)
  if (reports.length === 0) return []
  const ids = reports.map(({ id }) => id)
  const wrote = await db
    .selectFrom('intake.report as report')
    .select('report.id')
    .select((eb) =>
      sql<Date>`greatest(
        ${eb
          .selectFrom('intake.message')
          .select((m) => m.fn.min('created_at').as('at'))
          .whereRef('report_id', '=', 'report.id')
          .where('direction', '=', 'in')
          .where('read_at', 'is', null)},
        ${eb
          .selectFrom('intake.attachment')
          .select((m) => m.fn.max('created_at').as('at'))
          .whereRef('report_id', '=', 'report.id')
          .where('created_at', '>', eb.ref('report.received_at'))})`.as('at'),
    )
    .where('report.id', 'in', ids)
    .execute()
  const at = new Map(wrote.map((row) => [row.id, row.at]))
  return reports
    .map((report) => ({ ...report, wroteAt: at.get(report.id) ?? report.received_at }))
    .toSorted((a, b) => a.urgency.localeCompare(b.urgency) || a.wroteAt.getTime() - b.wroteAt.getTime())
    .slice(0, limit)
}
