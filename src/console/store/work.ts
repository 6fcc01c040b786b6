import { sql } from 'kysely'
import { type CaseRow, clearColumns } from '../../cases/store/cases.ts'
import type { Db } from '../../db/open.ts'

/** Resolved cases of an agency that wait for somebody who may close them; a part of its open cases, gravest first. */
export const casesToClose = (db: Db, agencyId: string, limit: number): Promise<CaseRow[]> =>
  db
    .selectFrom('cases.case')
    .select(clearColumns)
    .where('agency_id', '=', agencyId)
    .where(sql<boolean>`state <> 'closed'`)
    .where('state', '=', 'resolved')
    .orderBy('urgency')
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
