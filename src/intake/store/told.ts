import type { Insertable } from 'kysely'
import type { AgencyKind } from '../../agencies/model.ts'
import type { Db } from '../../db/open.ts'
import type { ToldTable } from '../table.ts'

export interface Told {
  readonly agency_kind: AgencyKind
  readonly at: Date
}

export const insertTold = async (db: Db, told: Insertable<ToldTable>): Promise<void> => {
  await db.insertInto('intake.told').values(told).execute()
}

/** Which agencies the reporter was told of, oldest first. */
export const toldOf = (db: Db, reportId: string): Promise<Told[]> =>
  db
    .selectFrom('intake.told')
    .select(['agency_kind', 'at'])
    .where('report_id', '=', reportId)
    .orderBy('at')
    .orderBy('id')
    .limit(100)
    .execute()
