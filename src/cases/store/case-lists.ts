import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Urgency } from '../../kit/urgency.ts'
import type { CaseFilter } from '../model/case-filter.ts'
import { type CaseRow, clearColumns } from './cases.ts'

export interface CaseCursor {
  readonly urgency: Urgency
  readonly dueAt: Date
  readonly id: string
}

const openCases = (db: Db, agencyId: string, after: CaseCursor | undefined, limit: number) =>
  db
    .selectFrom('cases.case')
    .select(clearColumns)
    .where('agency_id', '=', agencyId)
    // Written out so that the planner matches the partial index.
    .where(sql<boolean>`state <> 'closed'`)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(urgency, due_at, id) > (${after?.urgency}, ${after?.dueAt}, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('urgency')
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)

/** An agency's open cases, all or those of a filter: gravest first, then the earliest clock. Keyset, no counting. */
export const openPage = (
  db: Db,
  agencyId: string,
  after: CaseCursor | undefined,
  limit: number,
  { show, areaCode, now }: Partial<CaseFilter> = {},
): Promise<CaseRow[]> =>
  openCases(db, agencyId, after, limit)
    .$if(areaCode === null, (query) => query.where('area_code', 'is', null))
    .$if(typeof areaCode === 'string', (query) => query.where('area_code', '=', areaCode ?? ''))
    .$if(show === 'unowned', (query) => query.where('owner_id', 'is', null))
    .$if(show === 'to-close', (query) => query.where('state', '=', 'resolved'))
    // Resolved ones only wait for their closing: their clock has stopped.
    .$if(show === 'late', (query) =>
      query.where('state', '<>', 'resolved').where('due_at', '<', now ?? new Date(0)),
    )
    .execute()

/** The open cases of one officer. */
export const minePage = (
  db: Db,
  agencyId: string,
  memberId: string,
  after: CaseCursor | undefined,
  limit: number,
): Promise<CaseRow[]> => openCases(db, agencyId, after, limit).where('owner_id', '=', memberId).execute()

export interface ClosedCursor {
  readonly closedAt: Date
  readonly id: string
}

/** An agency's closed cases, the latest first. */
export const closedPage = (
  db: Db,
  agencyId: string,
  after: ClosedCursor | undefined,
  limit: number,
): Promise<CaseRow[]> =>
  db
    .selectFrom('cases.case')
    .select(clearColumns)
    .where('agency_id', '=', agencyId)
    .where(sql<boolean>`state = 'closed'`)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(closed_at, id) < (${after?.closedAt}, ${after?.id}::uuid)`),
    )
    .orderBy('closed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** An agency's cases of one commune, open or closed, newest first. */
export const casesOfPlace = (
  db: Db,
  agencyId: string,
  areaCode: string,
  after: { readonly at: Date; readonly id: string } | undefined,
  limit: number,
): Promise<CaseRow[]> =>
  db
    .selectFrom('cases.case')
    .select(clearColumns)
    .where('agency_id', '=', agencyId)
    .where('area_code', '=', areaCode)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(opened_at, id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** How many of one officer's cases are open, counted only up to a limit: a badge must not scan a table. */
export const countMine = async (db: Db, agencyId: string, memberId: string, limit = 100): Promise<number> => {
  const { count } = await db
    .selectFrom(
      db
        .selectFrom('cases.case')
        .select('id')
        .where('agency_id', '=', agencyId)
        .where('owner_id', '=', memberId)
        .where(sql<boolean>`state <> 'closed'`)
        .limit(limit)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
