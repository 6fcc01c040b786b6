import type { Insertable } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { MessageTable } from '../table.ts'

export interface MessageRow {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly kind: 'message' | 'outcome'
  readonly member_id: string | null
  readonly sealed: Uint8Array
  readonly created_at: Date
  readonly read_at: Date | null
}

/** `false` when it was stored before. */
export const insertMessage = async (db: Db, message: Insertable<MessageTable>): Promise<boolean> => {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('intake.message')
    .values(message)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}

export const messagesOf = (db: Db, reportId: string): Promise<MessageRow[]> =>
  db
    .selectFrom('intake.message')
    .select(['id', 'direction', 'kind', 'member_id', 'sealed', 'created_at', 'read_at'])
    .where('report_id', '=', reportId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(500)
    .execute()

/** Marks the other side's messages as read. */
export const markRead = async (
  db: Db,
  reportId: string,
  direction: 'in' | 'out',
  now: Date,
): Promise<void> => {
  await db
    .updateTable('intake.message')
    .set({ read_at: now })
    .where('report_id', '=', reportId)
    .where('direction', '=', direction)
    .where('read_at', 'is', null)
    .execute()
}
