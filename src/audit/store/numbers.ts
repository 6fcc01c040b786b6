import { agencyHolder } from '../../agencies/store/grants.ts'
import type { Db } from '../../db/open.ts'

const idsOf = (kind: string, objects: readonly string[]): string[] =>
  objects.filter((object) => object.startsWith(`${kind}:`)).map((object) => object.slice(kind.length + 1))

/** Those of the objects that an agency holds a key to; of others it is told no number. */
const heldBy = async (db: Db, agencyId: string, objects: readonly string[]): Promise<string[]> =>
  objects.length === 0
    ? []
    : (
        await db
          .selectFrom('agencies.key_grant')
          .select('object')
          .where('holder', '=', agencyHolder(agencyId))
          .where('object', 'in', [...objects])
          .execute()
      ).map(({ object }) => object)

/** The numbers that people know reports, cases and referrals by, by the ledger's name of the object. */
export const numbersOf = async (
  db: Db,
  agencyId: string,
  objects: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  return numbersAnyway(db, await heldBy(db, agencyId, [...new Set(objects)]))
}

/** The same where the key is gone: for lists of an agency's own things whose content was erased. */
export const numbersAnyway = async (
  db: Db,
  held: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const [reports, cases, referrals] = [idsOf('report', held), idsOf('case', held), idsOf('referral', held)]
  const numbers = new Map<string, string>()
  if (reports.length > 0)
    for (const row of await db
      .selectFrom('intake.report')
      .select(['id', 'locator'])
      .where('id', 'in', reports)
      .execute())
      numbers.set(`report:${row.id}`, row.locator)
  if (cases.length > 0)
    for (const row of await db
      .selectFrom('cases.case')
      .select(['id', 'number'])
      .where('id', 'in', cases)
      .execute())
      numbers.set(`case:${row.id}`, row.number)
  if (referrals.length > 0)
    for (const row of await db
      .selectFrom('referrals.referral')
      .select(['id', 'number'])
      .where('id', 'in', referrals)
      .execute())
      numbers.set(`referral:${row.id}`, row.number)
  return numbers
}

/** The ledger's names of what has this number: `20260001`, `2026-483920`, `PC-2026-483920`. */
export const objectsNumbered = async (db: Db, agencyId: string, number: string): Promise<string[]> => {
  const plain = number.toUpperCase().replace(/\s/g, '')
  const found = [
    ...(
      await db.selectFrom('intake.report').select('id').where('locator', '=', plain).limit(1).execute()
    ).map(({ id }) => `report:${id}`),
    ...(await db.selectFrom('cases.case').select('id').where('number', '=', plain).limit(1).execute()).map(
      ({ id }) => `case:${id}`,
    ),
    ...(
      await db.selectFrom('referrals.referral').select('id').where('number', '=', plain).limit(1).execute()
    ).map(({ id }) => `referral:${id}`),
  ]
  return heldBy(db, agencyId, found)
}
