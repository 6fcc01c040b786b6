import type { Insertable } from 'kysely'
import { naming } from '../../db/acting.ts'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { AttachmentTable } from '../table.ts'

export interface AttachmentRow {
  readonly id: string
  readonly report_id: string | null
  readonly message_id: string | null
  readonly sealed: Uint8Array
  readonly blob_key: string
  readonly size: number
  readonly state: 'stored' | 'locked'
  readonly created_at: Date
}

const columns = [
  'id',
  'report_id',
  'message_id',
  'sealed',
  'blob_key',
  'size',
  'state',
  'created_at',
] as const

export const insertAttachment = async (db: Db, attachment: Insertable<AttachmentTable>): Promise<void> => {
  await db.insertInto('intake.attachment').values(attachment).execute()
}

export const attachmentsOfReport = (db: Db, reportId: string): Promise<AttachmentRow[]> =>
  db
    .selectFrom('intake.attachment')
    .select(columns)
    .where('report_id', '=', reportId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const attachmentsOfDraft = async (db: Db, draftId: string): Promise<AttachmentRow[]> =>
  (await naming(db, draftId))
    .selectFrom('intake.attachment')
    .select(columns)
    .where('draft_id', '=', draftId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const findAttachment = async (db: Db, id: string): Promise<AttachmentRow> => {
  const found = await db
    .selectFrom('intake.attachment')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

/** The draft's files become the report's; their seal does not change. Returns how many there were. */
export const adoptAttachments = async (db: Db, draftId: string, reportId: string): Promise<number> => {
  const { numUpdatedRows } = await db
    .updateTable('intake.attachment')
    .set({ report_id: reportId, draft_id: null })
    .where('draft_id', '=', draftId)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export const deleteDraftAttachment = async (
  db: Db,
  draftId: string,
  id: string,
): Promise<string | undefined> => {
  const gone = await db
    .deleteFrom('intake.attachment')
    .where('id', '=', id)
    .where('draft_id', '=', draftId)
    .returning('blob_key')
    .executeTakeFirst()
  return gone?.blob_key
}

export const lockAttachment = async (db: Db, id: string): Promise<void> => {
  await db.updateTable('intake.attachment').set({ state: 'locked' }).where('id', '=', id).execute()
}

/** Which of these blobs a file's row names. */
export const namedAttachments = async (db: Db, keys: readonly string[]): Promise<readonly string[]> => {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('intake.attachment')
    .select('blob_key')
    .where('blob_key', 'in', [...keys])
    .execute()
  return rows.map((row) => row.blob_key)
}

/** Removes files that belong to no report and whose draft is gone; returns the blobs to remove after commit. */
export const dropStrayAttachments = async (db: Db, before: Date, limit: number): Promise<string[]> => {
  const gone = await db
    .deleteFrom('intake.attachment')
    .where('report_id', 'is', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('intake.attachment as file')
        .select('file.id')
        .where('file.report_id', 'is', null)
        .where('file.created_at', '<', before)
        .where((of) =>
          of.not(
            of.exists(
              of
                .selectFrom('intake.draft')
                .select('intake.draft.id')
                .whereRef('intake.draft.id', '=', 'file.draft_id'),
            ),
          ),
        )
        .limit(limit),
    )
    .returning('blob_key')
    .execute()
  return gone.map((file) => file.blob_key)
}
