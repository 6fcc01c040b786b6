import type { Db } from '../../db/open.ts'

/** How long a sent story's cookie shows its receipt: a lost answer is asked for again within minutes. */
export const receiptShown = 30 * 60 * 1000

/** The report whose receipt this cookie may still show. */
export const findByReceipt = (db: Db, hash: string, now: Date) =>
  db
    .selectFrom('intake.report')
    .select(['id', 'locator', 'code_salt', 'code_sealed', 'due_at'])
    .where('receipt_hash', '=', hash)
    .where('receipt_until', '>', now)
    .executeTakeFirst()

/** No cookie shows the receipt any more: neither the one made on sending nor the one it was sent with. */
export const endReceiptOf = async (db: Db, hash: string): Promise<void> => {
  await db
    .updateTable('intake.report')
    .set({ receipt_hash: null, receipt_until: null })
    .where((eb) => eb.or([eb('receipt_hash', '=', hash), eb('idempotency_hash', '=', hash)]))
    .execute()
}
