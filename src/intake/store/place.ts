import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { clearColumns, type ReportRow } from './reports.ts'

export interface PlaceCursor {
  readonly at: Date
  readonly id: string
}

/** An agency's reports of one commune, newest first, decided or not. Keyset, no counting. */
export const reportsOfPlace = (
  db: Db,
  agencyId: string,
  areaCode: string,
  after: PlaceCursor | undefined,
  limit: number,
): Promise<ReportRow[]> =>
  db
    .selectFrom('intake.report')
    .select(clearColumns)
    .where('agency_id', '=', agencyId)
    .where('area_code', '=', areaCode)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(received_at, id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
