import type { Db } from '../../db/open.ts'

/** The name of the commune an agency sits in; `undefined` for agencies of the whole province. */
export const placeOfAgency = async (db: Db, agencyId: string): Promise<string | undefined> => {
  const found = await db
    .selectFrom('agencies.agency')
    .innerJoin('agencies.area', 'agencies.area.code', 'agencies.agency.area_code')
    .select('agencies.area.name')
    .where('agencies.agency.id', '=', agencyId)
    .executeTakeFirst()
  return found?.name
}
