import type { Db } from '../../db/open.ts'

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
