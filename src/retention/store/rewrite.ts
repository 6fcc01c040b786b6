import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

/**
 * The tables whose rows carry a key, or what a word can be tried against. What other tables lose is sealed to a key that exists
 * nowhere any more; the bytes of these are overwritten.
 */
export const rewrittenTables = ['grants', 'reports', 'sessions', 'tokens'] as const
export type RewrittenTable = (typeof rewrittenTables)[number]

/** Notes, in the erasing transaction, that dead rows of keys lie in the data files from now on. */
export const noteRewriteDue = async (db: Db, since: Date): Promise<void> => {
  await db
    .insertInto('retention.rewrite_due')
    .values({ xid: sql<string>`pg_current_xact_id()::text`, since })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Transactions whose dead rows nobody's snapshot needs any more; while a backup reads, its older rows are kept for it. */
export const rewritable = async (db: Db): Promise<string[]> => {
  const { rows } = await sql<{ xid: string }>`
    select w.xid from retention.rewrite_due w
    where not khien.is_needed(w.xid)`.execute(db)
  return rows.map(({ xid }) => xid)
}

export const forgetRewrite = async (db: Db, xids: readonly string[]): Promise<void> => {
  if (xids.length === 0) return
  await db
    .deleteFrom('retention.rewrite_due')
    .where('xid', 'in', [...xids])
    .execute()
}

/** Writes a table anew without its dead rows. Others wait meanwhile; who is in the way for five seconds makes it wait for later. */
export const writeAnew = async (db: Db, table: RewrittenTable): Promise<void> => {
  await sql`set local lock_timeout = '5s'`.execute(db)
  await sql`select retention.write_anew(${table})`.execute(db)
}
