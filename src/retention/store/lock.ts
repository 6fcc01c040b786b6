import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { ErasableClass } from '../model/classes.ts'

const tables = {
  'declined-report': 'intake.report',
  report: 'intake.report',
  case: 'cases.case',
  evidence: 'cases.evidence',
  referral: 'referrals.referral',
  'rights-request': 'retention.rights_request',
} as const satisfies Readonly<Record<ErasableClass, string>>

/** Holds the row until commit: letters, holds and moves wait, or were seen. A letter's own row needs its report for that. */
export const lockRow = async (db: Db, name: ErasableClass, id: string): Promise<void> => {
  await sql`select 1 from ${sql.table(tables[name])} where id = ${id}::uuid for update`.execute(db)
}

/** The agency whose thing it is, and whether its content is still there. `undefined` when there is no such thing. */
export const ownerOf = async (
  db: Db,
  name: ErasableClass,
  id: string,
): Promise<{ readonly agency_id: string } | undefined> => {
  const owner = {
    'declined-report': sql`x.agency_id`,
    report: sql`x.agency_id`,
    case: sql`x.agency_id`,
    evidence: sql`(select c.agency_id from cases.case c where c.id = x.case_id)`,
    referral: sql`x.from_agency_id`,
    'rights-request': sql`x.agency_id`,
  } as const satisfies Readonly<Record<ErasableClass, unknown>>
  const { rows } = await sql<{ agency_id: string }>`
    select ${owner[name]} as agency_id from ${sql.table(tables[name])} x
    where x.id = ${id}::uuid and x.erased_at is null`.execute(db)
  return rows[0]
}
