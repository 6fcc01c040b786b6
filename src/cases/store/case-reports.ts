import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { type CaseRow, clearColumns } from './cases.ts'

export const linkReport = async (db: Db, caseId: string, reportId: string, at: Date): Promise<void> => {
  await db
    .insertInto('cases.case_report')
    .values({ case_id: caseId, report_id: reportId, linked_at: at })
    .onConflict((conflict) => conflict.columns(['case_id', 'report_id']).doNothing())
    .execute()
}

export const reportIdsOf = async (db: Db, caseId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('cases.case_report')
    .select('report_id')
    .where('case_id', '=', caseId)
    .orderBy('linked_at')
    .execute()
  return rows.map((row) => row.report_id)
}

/** The case of an agency that a report went into; the same report can also be in the case of an agency it was referred to. */
export const caseIdOfReport = async (
  db: Db,
  reportId: string,
  agencyId: string,
): Promise<string | undefined> => {
  const found = await db
    .selectFrom('cases.case_report')
    .innerJoin('cases.case', 'cases.case.id', 'cases.case_report.case_id')
    .select('cases.case.id')
    .where('cases.case_report.report_id', '=', reportId)
    .where('cases.case.agency_id', '=', agencyId)
    .executeTakeFirst()
  return found?.id
}

/** Open cases of an agency that hold any of these reports, the latest first. */
export const openCasesWith = async (
  db: Db,
  agencyId: string,
  reportIds: readonly string[],
  limit: number,
): Promise<CaseRow[]> =>
  reportIds.length === 0
    ? []
    : db
        .selectFrom('cases.case')
        .select(clearColumns)
        .where('agency_id', '=', agencyId)
        .where(sql<boolean>`state <> 'closed'`)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('cases.case_report')
              .select('report_id')
              .whereRef('cases.case_report.case_id', '=', 'cases.case.id')
              .where('cases.case_report.report_id', 'in', [...reportIds]),
          ),
        )
        .orderBy('opened_at', 'desc')
        .limit(limit)
        .execute()

export interface CaseMatter {
  readonly categories: readonly string[]
  readonly areaCode: string | null
  /** When the first report of the case came in; absent for a case without one. */
  readonly receivedAt: Date | undefined
}

/** What lists say of cases that other rooms name by id; nothing sealed. */
export const caseMatters = async (
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, CaseMatter>> => {
  if (caseIds.length === 0) return new Map()
  // A case of another agency is closed to us; these three facts go with its referral.
  const { rows } = await sql<{
    id: string
    categories: string[]
    area_code: string | null
    received_at: Date | null
  }>`select * from khien.case_matters(${[...new Set(caseIds)]}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ id, categories, area_code, received_at }) => [
      id,
      { categories, areaCode: area_code, receivedAt: received_at ?? undefined },
    ]),
  )
}
