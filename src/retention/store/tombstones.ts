import { type Insertable, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { TombstoneTable } from '../table.ts'

export const insertTombstone = async (db: Db, row: Insertable<TombstoneTable>): Promise<void> => {
  await db
    .insertInto('retention.tombstone')
    .values({ ...row, counts: sql`${JSON.stringify(row.counts)}::jsonb` })
    .onConflict((conflict) => conflict.column('object').doNothing())
    .execute()
}

/** What was erased of an agency lately. */
export const latestTombstones = (db: Db, agencyId: string, limit: number) =>
  db
    .selectFrom('retention.tombstone')
    .select(['id', 'object', 'class', 'cause', 'counts', 'erased_at'])
    .where('agency_id', '=', agencyId)
    .orderBy('erased_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** All tombstones in the order of time, a page after another; ids, classes and times only. */
export const tombstonesAfter = (
  db: Db,
  after: { readonly at: Date; readonly id: string } | undefined,
  limit: number,
) =>
  db
    .selectFrom('retention.tombstone')
    .select(['id', 'object', 'class', 'cause', 'erased_at'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(erased_at, id) > (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy('erased_at')
    .orderBy('id')
    .limit(limit)
    .execute()

/** Which of these files' keys must go from the disk; named here until that has happened. */
export const doomBlobs = async (db: Db, blobs: readonly string[], at: Date): Promise<void> => {
  if (blobs.length === 0) return
  await db
    .insertInto('retention.doomed_blob')
    .values(blobs.map((file) => ({ file, doomed_at: at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const doomedBlobs = async (db: Db, limit: number): Promise<string[]> =>
  (
    await db.selectFrom('retention.doomed_blob').select('file').orderBy('doomed_at').limit(limit).execute()
  ).map(({ file }) => file)

export const forgetBlobs = async (db: Db, blobs: readonly string[]): Promise<void> => {
  if (blobs.length === 0) return
  await db
    .deleteFrom('retention.doomed_blob')
    .where('file', 'in', [...blobs])
    .execute()
}
