import type { Db } from '../../db/open.ts'
import { rememberedForAMinute } from '../../db/remember.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Urgency } from '../../kit/urgency.ts'

export interface Category {
  readonly code: string
  readonly name_vi: string
  readonly name_en: string
  readonly dimension: string
  readonly urgency: Urgency
}

/** Categories in force on a day. */
export const listCategories = rememberedForAMinute<Category>((db, at) =>
  db
    .selectFrom('intake.category')
    .select(['code', 'name_vi', 'name_en', 'dimension', 'urgency'])
    .where('valid_from', '<=', at)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', at)]))
    .orderBy('code')
    .execute(),
)

export const requireCategories = async (db: Db, codes: readonly string[], at: Date): Promise<void> => {
  const known = new Set((await listCategories(db, at)).map((one) => one.code))
  if (codes.some((code) => !known.has(code)))
    throw new Refusal('invalid', 'invalid', { categories: 'unknown-category' })
}
