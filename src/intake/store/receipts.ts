import { sql } from 'kysely'
import { naming } from '../../db/acting.ts'
import type { Db } from '../../db/open.ts'

/** How long a sent story's cookie shows its receipt: a lost answer is asked for again within minutes. */
export const receiptShown = 30 * 60 * 1000

/** The report whose receipt this cookie may still show. */
export const findByReceipt = async (db: Db, hash: string, now: Date) =>
  (await naming(db, hash))
    .selectFrom('intake.report')
    .select(['id', 'locator', 'code_salt', 'code_sealed', 'due_at'])
    .where('receipt_hash', '=', hash)
    .where('receipt_until', '>', now)
    .executeTakeFirst()

/** No cookie shows the receipt any more: neither the one made on sending nor the one it was sent with. */
export const endReceiptOf = async (db: Db, hash: string): Promise<void> => {
  // A row that nobody may see afterwards cannot be written by whoever writes it: the database does it for them.
  await sql`select khien.end_receipt(${hash})`.execute(db)
}
