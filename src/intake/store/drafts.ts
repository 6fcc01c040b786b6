import { naming } from '../../db/acting.ts'
import type { Db } from '../../db/open.ts'

export interface DraftRow {
  readonly id: string
  readonly locator: string | null
  readonly sealed: Uint8Array
  readonly expires_at: Date
}

/** When an unfinished story began, for whoever holds its cookie. */
export const draftBegunAt = async (db: Db, id: string, now: Date): Promise<Date | undefined> => {
  const found = await (await naming(db, id))
    .selectFrom('intake.draft')
    .select('created_at')
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return found?.created_at
}

export const findDraft = async (db: Db, id: string, now: Date): Promise<DraftRow | undefined> =>
  (await naming(db, id))
    .selectFrom('intake.draft')
    .select(['id', 'locator', 'sealed', 'expires_at'])
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()

/** The draft, locked until commit: adding, answering and sending take turns. */
export const lockDraft = async (db: Db, id: string, now: Date): Promise<DraftRow | undefined> =>
  (await naming(db, id))
    .selectFrom('intake.draft')
    .select(['id', 'locator', 'sealed', 'expires_at'])
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()

export const findDraftByLocator = async (db: Db, locator: string, now: Date) =>
  (await naming(db, locator))
    .selectFrom('intake.draft')
    .select(['id', 'locator', 'code_salt', 'code_sealed'])
    .where('locator', '=', locator)
    .where('expires_at', '>', now)
    .executeTakeFirst()

/** Stores the sealed answers; a draft kept under a code keeps its later expiry. */
export const saveDraft = async (
  db: Db,
  id: string,
  sealed: Uint8Array,
  now: Date,
  expiresAt: Date,
): Promise<void> => {
  await (await naming(db, id))
    .insertInto('intake.draft')
    .values({ id, sealed, created_at: now, expires_at: expiresAt })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        sealed,
        expires_at: eb.fn<Date>('greatest', ['intake.draft.expires_at', eb.val(expiresAt)]),
      })),
    )
    .execute()
}

/** Puts a draft under a code. `false` when the locator is taken. */
export const saveDraftCode = async (
  db: Db,
  id: string,
  code: { readonly locator: string; readonly salt: Uint8Array; readonly sealed: Uint8Array },
  expiresAt: Date,
): Promise<boolean> => {
  const taken = await (await naming(db, id, code.locator))
    .selectFrom('intake.draft')
    .select('id')
    .where('locator', '=', code.locator)
    .executeTakeFirst()
  if (taken !== undefined && taken.id !== id) return false
  await db
    .updateTable('intake.draft')
    .set({ locator: code.locator, code_salt: code.salt, code_sealed: code.sealed, expires_at: expiresAt })
    .where('id', '=', id)
    .execute()
  return true
}

/** The same draft, with its files, under another cookie; its locator stays. */
export const renameDraft = async (
  db: Db,
  id: string,
  next: {
    readonly id: string
    readonly sealed: Uint8Array
    readonly code_salt?: Uint8Array
    readonly code_sealed?: Uint8Array
  },
): Promise<void> => {
  await naming(db, id, next.id)
  await db.updateTable('intake.draft').set(next).where('id', '=', id).execute()
  await db.updateTable('intake.attachment').set({ draft_id: next.id }).where('draft_id', '=', id).execute()
}

export const deleteDraft = async (db: Db, id: string): Promise<void> => {
  await (await naming(db, id)).deleteFrom('intake.draft').where('id', '=', id).execute()
}

/** Removes up to so many forgotten drafts with their file rows; returns their number and the blobs to remove after commit. */
export const dropExpiredDrafts = async (
  db: Db,
  now: Date,
  limit: number,
): Promise<{ readonly count: number; readonly blobKeys: readonly string[] }> => {
  // Whoever is at work on a draft holds it: it is passed over, and looked at again at the next sweep.
  const rows = await db
    .selectFrom('intake.draft')
    .select('id')
    .where('expires_at', '<', now)
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  if (rows.length === 0) return { count: 0, blobKeys: [] }
  const ids = rows.map((row) => row.id)
  const files = await db
    .deleteFrom('intake.attachment')
    .where('draft_id', 'in', ids)
    .returning('blob_key')
    .execute()
  await db.deleteFrom('intake.draft').where('id', 'in', ids).execute()
  return { count: ids.length, blobKeys: files.map((file) => file.blob_key) }
}
