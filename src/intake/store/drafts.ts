import type { Db } from '../../db/open.ts'

export interface DraftRow {
  readonly id: string
  readonly locator: string | null
  readonly sealed: Uint8Array
  readonly expires_at: Date
}

export const findDraft = (db: Db, id: string, now: Date): Promise<DraftRow | undefined> =>
  db
    .selectFrom('intake.draft')
    .select(['id', 'locator', 'sealed', 'expires_at'])
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()

export const findDraftByLocator = (db: Db, locator: string, now: Date) =>
  db
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
  await db
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
  const taken = await db
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

export const deleteDraft = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('intake.draft').where('id', '=', id).execute()
}

/** Removes a forgotten or abandoned draft with its file rows; returns the blobs to remove after commit. */
export const dropDraft = async (db: Db, id: string): Promise<string[]> => {
  const files = await db
    .deleteFrom('intake.attachment')
    .where('draft_id', '=', id)
    .returning('blob_key')
    .execute()
  await deleteDraft(db, id)
  return files.map((file) => file.blob_key)
}

export const expiredDrafts = async (db: Db, now: Date, limit = 200): Promise<string[]> => {
  const rows = await db
    .selectFrom('intake.draft')
    .select('id')
    .where('expires_at', '<', now)
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}
