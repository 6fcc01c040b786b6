import type { Db } from '../../db/open.ts'
import type { Erased } from '../../intake/store/erase.ts'

/** Takes the words of a letter and of its answers away, for both agencies; who wrote to whom and when stays. */
export const eraseReferral = async (db: Db, id: string, at: Date): Promise<Erased | undefined> => {
  const row = await db
    .selectFrom('referrals.referral')
    .select(['result_sealed', 'return_sealed', 'erased_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || row.erased_at !== null) return undefined
  await db
    .updateTable('referrals.referral')
    .set({ sealed: new Uint8Array(), result_sealed: null, return_sealed: null, recipient: '', erased_at: at })
    .where('id', '=', id)
    .execute()
  const answers = [row.result_sealed, row.return_sealed].filter((one) => one !== null).length
  return { counts: { referrals: 1, answers }, blobs: [] }
}
