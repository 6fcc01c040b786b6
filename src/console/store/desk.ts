import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'
import { findReports, type ReportRow } from '../../intake/store/reports.ts'
import { countCap } from '../model/counts.ts'

/** What nobody holds, and what waits for a leader's word; each counted up to `countCap`. */
export interface DeskCounts {
  readonly unopened: number
  /** Since when the report has been waiting that has waited longest. */
  readonly unopenedSince: Date | null
  readonly unowned: number
  readonly toClose: number
}

// Written out so that the planner matches the partial index.
const undecided = sql<boolean>`state in ('received', 'in_triage', 'redirected')`

type Builder = ExpressionBuilder<Tables, never>

/** Undecided reports that nobody has opened (index report_queue). */
const unopened = (eb: Builder, agencyId: string) =>
  eb
    .selectFrom('intake.report')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where(undecided)
    .where('opened_at', 'is', null)

/** Open cases of the agency (index case_open). */
const openCases = (eb: Builder, agencyId: string) =>
  eb
    .selectFrom('cases.case')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where(sql<boolean>`state <> 'closed'`)

export const deskCounts = async (db: Db, agencyId: string): Promise<DeskCounts> => {
  const found = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom(unopened(eb, agencyId).limit(countCap).as('some'))
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('unopened'),
      unopened(eb, agencyId)
        .clearSelect()
        .select(({ fn }) => fn.min('received_at').as('since'))
        .as('unopened_since'),
      eb
        .selectFrom(openCases(eb, agencyId).where('owner_id', 'is', null).limit(countCap).as('some'))
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('unowned'),
      eb
        .selectFrom(openCases(eb, agencyId).where('state', '=', 'resolved').limit(countCap).as('some'))
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('to_close'),
    ])
    .executeTakeFirstOrThrow()
  return {
    unopened: Number(found.unopened),
    unopenedSince: found.unopened_since,
    unowned: Number(found.unowned),
    toClose: Number(found.to_close),
  }
}

/** Undecided P0 past their clock that nobody has opened, the longest late first. */
export const lateUnopened = async (
  db: Db,
  agencyId: string,
  now: Date,
  limit: number,
): Promise<ReportRow[]> => {
  const rows = await db
    .selectFrom('intake.report')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where(undecided)
    .where('urgency', '=', 'P0')
    .where('due_at', '<', now)
    .where('opened_at', 'is', null)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  const order = rows.map(({ id }) => id)
  const reports = await findReports(db, order)
  return reports.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}

/** The gravest and most pressing of the reports nobody has opened. */
export const unopenedReports = async (db: Db, agencyId: string, limit: number): Promise<ReportRow[]> => {
  const rows = await db
    .selectFrom('intake.report')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where(undecided)
    .where('opened_at', 'is', null)
    .orderBy('urgency')
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  const order = rows.map(({ id }) => id)
  const reports = await findReports(db, order)
  return reports.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}
