import type { Insertable } from 'kysely'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { LegalHoldTable } from '../table.ts'

/** `false` when the agency already holds it. */
export const insertHold = async (db: Db, row: Insertable<LegalHoldTable>): Promise<boolean> => {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('retention.legal_hold')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}

/** An agency's own holds: standing ones first, then the latest. */
export const holdsOfAgency = (db: Db, agencyId: string, limit: number) =>
  db
    .selectFrom('retention.legal_hold')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy((eb) => eb('released_at', 'is not', null))
    .orderBy('placed_at', 'desc')
    .limit(limit)
    .execute()
export type HoldRow = Awaited<ReturnType<typeof holdsOfAgency>>[number]

export const lockHold = async (db: Db, id: string, agencyId: string): Promise<HoldRow> => {
  const found = await db
    .selectFrom('retention.legal_hold')
    .selectAll()
    .where('id', '=', id)
    .where('agency_id', '=', agencyId)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

export const releaseHoldRow = async (db: Db, id: string, by: string, at: Date): Promise<void> => {
  await db
    .updateTable('retention.legal_hold')
    .set({ released_at: at, released_by: by })
    .where('id', '=', id)
    .execute()
}

/** Locks what a hold is put on, so that an erasure under way ends first. Whether its content is still there. */
export const lockHeld = async (db: Db, object: string): Promise<boolean> => {
  const id = object.slice(object.indexOf(':') + 1)
  const found = object.startsWith('report:')
    ? await db
        .selectFrom('intake.report')
        .select('erased_at')
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : await db
        .selectFrom('cases.case')
        .select('erased_at')
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
  return found !== undefined && found.erased_at === null
}
