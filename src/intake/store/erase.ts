import type { Db } from '../../db/open.ts'
import { remnantOf } from '../../seal/box.ts'
import type { ErasureCause } from '../model/words.ts'

/** What was taken away, by what it was; and the sealed files to remove once this is committed. */
export interface Erased {
  readonly counts: Readonly<Record<string, number>>
  readonly blobs: readonly string[]
}

const gone = async (query: {
  executeTakeFirst: () => Promise<{ numDeletedRows: bigint }>
}): Promise<number> => Number((await query.executeTakeFirst()).numDeletedRows)

/**
 * Takes the content of a report away: words, letters, files, index, and the box with its key. What stays is what figures need, and
 * of the box so much that the right receipt is still told from a wrong one. `undefined` when there is nothing left to take. The
 * row is locked by the caller; the grants are `agencies`'.
 */
export const eraseReport = async (
  db: Db,
  id: string,
  at: Date,
  cause: ErasureCause,
): Promise<Erased | undefined> => {
  const row = await db
    .selectFrom('intake.report')
    .select(['code_sealed', 'erased_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || row.erased_at !== null) return undefined
  const messages = await gone(db.deleteFrom('intake.message').where('report_id', '=', id))
  await db.deleteFrom('intake.told').where('report_id', '=', id).execute()
  const tokens = await gone(db.deleteFrom('intake.blind_token').where('report_id', '=', id))
  const visits = await gone(db.deleteFrom('intake.reporter_session').where('report_id', '=', id))
  const files = await stripFiles(db, id)
  await db
    .updateTable('intake.report')
    .set({
      sealed: new Uint8Array(),
      code_sealed: remnantOf(row.code_sealed),
      recipient: '',
      idempotency_hash: `erased:${id}`,
      receipt_hash: null,
      receipt_until: null,
      assessment: { status: 'not-assessed' },
      // Nothing is left to index.
      indexed: true,
      unread: false,
      erased_at: at,
      erased_for: cause,
    })
    .where('id', '=', id)
    .execute()
  return { counts: { reports: 1, messages, files: files.length, tokens, visits }, blobs: files }
}

/** The rows stay: evidence made of a file asks them whether it is locked. Returns the blobs they named. */
const stripFiles = async (db: Db, reportId: string): Promise<string[]> => {
  const files = await db
    .selectFrom('intake.attachment')
    .select('blob_key')
    .where('report_id', '=', reportId)
    .forUpdate()
    .execute()
  await db
    .updateTable('intake.attachment')
    .set({ sealed: new Uint8Array(), blob_key: '', size: 0 })
    .where('report_id', '=', reportId)
    .execute()
  return files.map(({ blob_key }) => blob_key).filter((key) => key !== '')
}
