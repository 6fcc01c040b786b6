import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { draftIdle } from '../model/draft.ts'

export const countDrafts = async (db: Db): Promise<number> => {
  const { count } = await db
    .selectFrom('intake.draft')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Of files that belong to no report yet. */
export const draftFileBytes = async (db: Db): Promise<number> => {
  const { bytes } = await db
    .selectFrom('intake.attachment')
    .select((eb) => eb.fn.sum<number | null>('size').as('bytes'))
    .where('draft_id', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(bytes ?? 0)
}

/**
 * Removes up to so many stories begun before a moment and never gone on with: their end is still the one they began with, no code
 * keeps them and no file belongs to them. Returns how many.
 */
export const dropUntouchedDrafts = async (db: Db, before: Date, limit: number): Promise<number> => {
  const gone = await db
    .deleteFrom('intake.draft')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('intake.draft as one')
        .select('one.id')
        .where('one.created_at', '<', before)
        .where('one.locator', 'is', null)
        .where(sql<boolean>`one.expires_at = one.created_at + make_interval(secs => ${draftIdle / 1000})`)
        .where((of) =>
          of.not(
            of.exists(
              of
                .selectFrom('intake.attachment as file')
                .select('file.id')
                .whereRef('file.draft_id', '=', 'one.id'),
            ),
          ),
        )
        .orderBy('one.created_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
