import type { Db } from '../../db/open.ts'
import { rememberedForAMinute } from '../../db/remember.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Area } from '../model.ts'

/** Areas in force on a day, wards before communes, each in the order of its number. */
export const listAreas = rememberedForAMinute<Area>((db, at) =>
  db
    .selectFrom('agencies.area')
    .select(['code', 'name', 'name_plain', 'kind'])
    .where('valid_from', '<=', at)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', at)]))
    .orderBy('code')
    .execute(),
)

/** Refuses when the code is not an area in force. */
export const requireArea = async (db: Db, code: string, at: Date): Promise<void> => {
  const found = await db
    .selectFrom('agencies.area')
    .select('code')
    .where('code', '=', code)
    .where('valid_from', '<=', at)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', at)]))
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('invalid', 'invalid', { commune: 'unknown-commune' })
}

export const areaNames = async (db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('agencies.area')
    .select(['code', 'name'])
    .where('code', 'in', [...new Set(codes)])
    .execute()
  return new Map(rows.map((row) => [row.code, row.name]))
}
