import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { RightsRequestTable } from '../table.ts'

const clear = [
  'id',
  'agency_id',
  'report_id',
  'source',
  'kind',
  'state',
  'received_at',
  'entered_by',
  'acknowledged_at',
  'extended_at',
  'extension_reason',
  'decided_at',
  'decided_by',
  'outcome',
  'refusal_reason',
  'closed_at',
  'erased_at',
] as const
export type RightsRow = Pick<RightsRequestTable, (typeof clear)[number]>

/** `false` when the same form stored it before. */
export const insertRequest = async (db: Db, row: Insertable<RightsRequestTable>): Promise<boolean> => {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('retention.rights_request')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}

export const requestsOfReport = (db: Db, reportId: string): Promise<RightsRow[]> =>
  db
    .selectFrom('retention.rights_request')
    .select(clear)
    .where('report_id', '=', reportId)
    .orderBy('received_at', 'desc')
    .limit(50)
    .execute()

/** An agency's open requests, longest waiting first: their clocks run out in that order within a kind. */
export const openRequests = (db: Db, agencyId: string, limit: number): Promise<RightsRow[]> =>
  db
    .selectFrom('retention.rights_request')
    .select(clear)
    .where('agency_id', '=', agencyId)
    .where(sql<boolean>`state in ('received', 'acknowledged', 'granted', 'partly')`)
    .orderBy('received_at')
    .orderBy('id')
    .limit(limit)
    .execute()

export const closedRequests = (db: Db, agencyId: string, limit: number): Promise<RightsRow[]> =>
  db
    .selectFrom('retention.rights_request')
    .select(clear)
    .where('agency_id', '=', agencyId)
    .where(sql<boolean>`state in ('refused', 'done', 'withdrawn')`)
    .orderBy('closed_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()

/** The request of an agency, locked until commit. Strangers are told “not found”. */
export const lockRequest = async (db: Db, id: string, agencyId: string) => {
  const found = await db
    .selectFrom('retention.rights_request')
    .select([...clear, 'sealed'])
    .where('id', '=', id)
    .where('agency_id', '=', agencyId)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

export const lockRequestOfReport = async (db: Db, id: string, reportId: string): Promise<RightsRow> => {
  const found = await db
    .selectFrom('retention.rights_request')
    .select(clear)
    .where('id', '=', id)
    .where('report_id', '=', reportId)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

export const saveRequest = async (
  db: Db,
  id: string,
  change: Partial<Omit<RightsRequestTable, 'id' | 'agency_id' | 'kind' | 'received_at'>>,
): Promise<void> => {
  await db.updateTable('retention.rights_request').set(change).where('id', '=', id).execute()
}

/** Takes the words of a request away; what was asked, when and how it ended stays. */
export const eraseRequest = async (db: Db, id: string, at: Date): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('retention.rights_request')
    .set({ sealed: new Uint8Array(), erased_at: at })
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The words of what was asked about a report go with it: they tell of the same story. */
export const eraseRequestsOf = async (db: Db, reportId: string, at: Date): Promise<number> => {
  const { numUpdatedRows } = await db
    .updateTable('retention.rights_request')
    .set({ sealed: new Uint8Array(), erased_at: at })
    .where('report_id', '=', reportId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
