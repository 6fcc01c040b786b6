import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Agency } from '../model.ts'

const columns = ['id', 'code', 'name', 'kind', 'area_code', 'phone', 'recipient'] as const

const inForce = (db: Db, at: Date) =>
  db
    .selectFrom('agencies.agency')
    .select(columns)
    .where('valid_from', '<=', at)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', at)]))

export const findAgency = async (db: Db, id: string): Promise<Agency> => {
  const found = await db.selectFrom('agencies.agency').select(columns).where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found', 'agency-not-found')
  return found
}

/** Agencies in force on a day, duty team and police first, for choosing where to refer. */
export const listAgencies = (db: Db, at: Date): Promise<Agency[]> =>
  inForce(db, at)
    .orderBy((eb) =>
      eb
        .case()
        .when('kind', '=', 'duty')
        .then(0)
        .when('kind', '=', 'police')
        .then(1)
        .when('kind', '=', 'department')
        .then(2)
        .else(3)
        .end(),
    )
    .orderBy('name')
    .execute()

/** Names by id, for lists; agencies no longer in force keep the name they had. */
export const agencyNames = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('agencies.agency')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** The agency that takes reports whose place is unknown, and those nobody else can take. */
export const dutyTeam = async (db: Db, at: Date): Promise<Agency> => {
  const found = await inForce(db, at)
    .where('kind', '=', 'duty')
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('unavailable', 'no-duty-team')
  return found
}

/**
 * Who handles a report of an area: the agency on duty there, if somebody in it can open reports; else the duty team.
 * A report never waits in an office where nobody holds the key.
 */
export const responsibleAgency = async (db: Db, areaCode: string | undefined, at: Date): Promise<Agency> => {
  if (areaCode === undefined) return dutyTeam(db, at)
  const staffed = await inForce(db, at)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('agencies.duty')
        .select('agency_id')
        .where('area_code', '=', areaCode)
        .where('valid_from', '<=', at)
        .where((or) => or.or([or('valid_to', 'is', null), or('valid_to', '>', at)])),
    )
    // The keys themselves are the agency's; whether there is one, everybody may know.
    .where(sql<boolean>`khien.is_staffed(id)`)
    .executeTakeFirst()
  return staffed ?? dutyTeam(db, at)
}

/** Agencies where somebody holds the key: elsewhere a referral would wait unread, so the form says to telephone. */
export const staffedAgencies = async (db: Db): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom('agencies.agency')
    .select('id')
    .where(sql<boolean>`khien.is_staffed(id)`)
    .execute()
  return new Set(rows.map((row) => row.id))
}
