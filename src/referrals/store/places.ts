import type { Db } from '../../db/open.ts'

/** Agencies where somebody holds the key: elsewhere a referral would wait unread, so the form says to telephone. */
export const staffedAgencies = async (db: Db): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom('agencies.agency_key')
    .select('agency_id')
    .distinct()
    .where('holder', 'like', 'member:%')
    .execute()
  return new Set(rows.map((row) => row.agency_id))
}

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
