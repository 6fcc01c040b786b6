import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import { naming } from '../../db/acting.ts'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Urgency } from '../../kit/urgency.ts'
import { newLocator } from '../../seal/code.ts'
import type { ReportState } from '../model/words.ts'
import type { ReportTable } from '../table.ts'

/** What lists and decisions need; nothing sealed. */
export const clearColumns = [
  'id',
  'locator',
  'recipient',
  'channel',
  'reporter',
  'age_band',
  'locale',
  'area_code',
  'agency_id',
  'state',
  'urgency',
  'legal_nature',
  'categories',
  'assessment',
  'received_at',
  'due_at',
  'opened_at',
  'decided_at',
  'informed_at',
  'closed_at',
  'merged_into',
  'file_count',
  'unread',
  'erased_at',
] as const
export type ReportRow = Pick<Selectable<ReportTable>, (typeof clearColumns)[number]>

export type NewReport = Omit<Insertable<ReportTable>, 'locator' | 'indexed' | 'unread'>

/**
 * Stores a report under a fresh random locator. The same idempotency hash twice stores nothing and returns `undefined`.
 * Locators are random, never counted: two submissions at once cannot collide on a sequence.
 */
export const insertReport = async (
  db: Db,
  report: NewReport,
): Promise<{ id: string; locator: string } | undefined> => {
  const known = await naming(db, report.idempotency_hash)
  for (;;) {
    const inserted = await known
      .insertInto('intake.report')
      .values({ ...report, locator: newLocator() })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'locator'])
      .executeTakeFirst()
    if (inserted !== undefined) return inserted
    if ((await findByIdempotency(db, report.idempotency_hash)) !== undefined) return undefined
  }
}

export const findByIdempotency = async (db: Db, hash: string) =>
  (await naming(db, hash))
    .selectFrom('intake.report')
    .select(['id', 'locator', 'code_salt', 'code_sealed', 'urgency', 'receipt_hash', 'receipt_until'])
    .where('idempotency_hash', '=', hash)
    .executeTakeFirst()

/** The report that was handed in under this hash: also for an officer who wrote it down for another agency. */
export const findHandedIn = async (db: Db, hash: string): Promise<ReportRow> =>
  (await naming(db, hash))
    .selectFrom('intake.report')
    .select(clearColumns)
    .where('idempotency_hash', '=', hash)
    .executeTakeFirstOrThrow()

export const findByLocator = async (db: Db, locator: string) =>
  (await naming(db, locator))
    .selectFrom('intake.report')
    .select(['id', 'locator', 'agency_id', 'code_salt', 'code_sealed', 'erased_at', 'erased_for'])
    .where('locator', '=', locator)
    .executeTakeFirst()

export const findReport = async (db: Db, id: string): Promise<ReportRow> => {
  const found = await db
    .selectFrom('intake.report')
    .select(clearColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

/** Those of the reports that are in this agency's hands, locked in the order of their ids: two at once cannot cross. */
export const lockReports = (db: Db, ids: readonly string[], agencyId: string): Promise<ReportRow[]> =>
  db
    .selectFrom('intake.report')
    .select(clearColumns)
    .where('id', 'in', [...ids])
    .where('agency_id', '=', agencyId)
    .orderBy('id')
    .forUpdate()
    .execute()

/** The report, locked, if it is in this agency's hands once nobody else holds it. */
export const lockIfInCharge = async (db: Db, id: string, agencyId: string): Promise<ReportRow | undefined> =>
  (await lockReports(db, [id], agencyId))[0]

/** The same, for a decision. Strangers are told “not found”. */
export const lockReport = async (db: Db, id: string, agencyId: string): Promise<ReportRow> => {
  const found = await lockIfInCharge(db, id, agencyId)
  if (found === undefined) throw new Refusal('not-found')
  return found
}

/** The report, locked for its reporter, whoever is in charge of it. */
export const lockForReporter = async (db: Db, id: string): Promise<ReportRow> => {
  const found = await db
    .selectFrom('intake.report')
    .select(clearColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

export const findReports = async (db: Db, ids: readonly string[]): Promise<ReportRow[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('intake.report')
        .select(clearColumns)
        .where('id', 'in', [...ids])
        .orderBy('received_at')
        .execute()

/** Reports merged into these: the same story told again, each with a reporter of its own. */
export const findMergedInto = async (db: Db, ids: readonly string[]): Promise<ReportRow[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('intake.report')
        .select(clearColumns)
        .where('merged_into', 'in', [...ids])
        .orderBy('received_at')
        .execute()

export const sealedContentOf = async (db: Db, id: string): Promise<Uint8Array> => {
  const found = await db.selectFrom('intake.report').select('sealed').where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found.sealed
}

export interface QueueCursor {
  readonly urgency: Urgency
  readonly dueAt: Date
  readonly id: string
}

export interface QueueFilter {
  readonly urgency?: Urgency | undefined
  readonly areaCode?: string | undefined
}

const waiting: readonly ReportState[] = ['received', 'in_triage', 'redirected']

/** A page of an agency's undecided reports: gravest first, then the earliest clock. Keyset, no counting. */
export const queuePage = (
  db: Db,
  agencyId: string,
  filter: QueueFilter,
  after: QueueCursor | undefined,
  limit: number,
): Promise<ReportRow[]> =>
  db
    .selectFrom('intake.report')
    .select(clearColumns)
    .where('agency_id', '=', agencyId)
    // Written out so that the planner matches the partial index.
    .where(sql<boolean>`state in ('received', 'in_triage', 'redirected')`)
    .$if(filter.urgency !== undefined, (query) => query.where('urgency', '=', filter.urgency ?? 'P0'))
    .$if(filter.areaCode !== undefined, (query) => query.where('area_code', '=', filter.areaCode ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(urgency, due_at, id) > (${after?.urgency}, ${after?.dueAt}, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('urgency')
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute()

/** An agency's decided reports, newest first. */
export const decidedPage = (
  db: Db,
  agencyId: string,
  after: { readonly receivedAt: Date; readonly id: string } | undefined,
  limit: number,
): Promise<ReportRow[]> =>
  db
    .selectFrom('intake.report')
    .select(clearColumns)
    .where('agency_id', '=', agencyId)
    .where('state', 'not in', [...waiting])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(received_at, id) < (${after?.receivedAt}, ${after?.id}::uuid)`),
    )
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

const pageLength = 100

/** An agency's decided reports that came in since a day, newest first, page by page. */
export const decidedSince = async function* (
  db: Db,
  agencyId: string,
  since: Date,
): AsyncGenerator<ReportRow> {
  let after: { readonly receivedAt: Date; readonly id: string } | undefined
  for (;;) {
    const rows = await decidedPage(db, agencyId, after, pageLength)
    for (const row of rows) {
      if (row.received_at < since) return
      yield row
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageLength) return
    after = { receivedAt: last.received_at, id: last.id }
  }
}

/** How many wait, counted only up to a limit: a badge must not scan a table. */
export const countWaiting = async (db: Db, agencyId: string, limit = 100): Promise<number> => {
  const { count } = await db
    .selectFrom(
      db
        .selectFrom('intake.report')
        .select('id')
        .where('agency_id', '=', agencyId)
        .where(sql<boolean>`state in ('received', 'in_triage', 'redirected')`)
        .limit(limit)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** An agency's reports whose reporter wrote something nobody has read. */
export const unreadReports = (db: Db, agencyId: string, limit = 50): Promise<ReportRow[]> =>
  db
    .selectFrom('intake.report')
    .select(clearColumns)
    .where('agency_id', '=', agencyId)
    .where('unread', '=', true)
    .orderBy('id')
    .limit(limit)
    .execute()

export type ReportChange = Partial<
  Pick<
    Selectable<ReportTable>,
    | 'state'
    | 'urgency'
    | 'legal_nature'
    | 'categories'
    | 'agency_id'
    | 'due_at'
    | 'opened_at'
    | 'decided_at'
    | 'informed_at'
    | 'closed_at'
    | 'merged_into'
    | 'unread'
    | 'file_count'
  >
>

export const saveReport = async (db: Db, id: string, change: ReportChange): Promise<void> => {
  await db.updateTable('intake.report').set(change).where('id', '=', id).execute()
}

/** Moves a report on if it still is where the move may start; otherwise nothing happens. */
export const moveReport = async (
  db: Db,
  id: string,
  { from, to }: { readonly from: readonly ReportState[]; readonly to: ReportState },
): Promise<void> => {
  await db
    .updateTable('intake.report')
    .set({ state: to })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .execute()
}
