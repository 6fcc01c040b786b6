import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

export const saveTokens = async (
  db: Db,
  agencyId: string,
  reportId: string,
  tokens: readonly Uint8Array[],
): Promise<void> => {
  if (tokens.length > 0)
    await db
      .insertInto('intake.blind_token')
      .values(tokens.map((token) => ({ agency_id: agencyId, token, report_id: reportId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await db
    .updateTable('intake.report')
    .set({ indexed: true })
    .where('id', '=', reportId)
    .where('indexed', '=', false)
    .execute()
}

export const dropTokens = async (db: Db, agencyId: string, reportId: string): Promise<void> => {
  await db
    .deleteFrom('intake.blind_token')
    .where('agency_id', '=', agencyId)
    .where('report_id', '=', reportId)
    .execute()
  // Whoever gets the report next makes an index of their own.
  await db.updateTable('intake.report').set({ indexed: false }).where('id', '=', reportId).execute()
}

/** Reports of an agency that hold all of these tokens, newest first. */
export const reportsWithAll = async (
  db: Db,
  agencyId: string,
  tokens: readonly Uint8Array[],
  limit: number,
): Promise<string[]> => {
  if (tokens.length === 0) return []
  const rows = await db
    .selectFrom('intake.blind_token')
    .innerJoin('intake.report', 'intake.report.id', 'intake.blind_token.report_id')
    .select('intake.blind_token.report_id')
    .where('intake.blind_token.agency_id', '=', agencyId)
    .where('intake.blind_token.token', 'in', [...tokens])
    .groupBy(['intake.blind_token.report_id', 'intake.report.received_at'])
    .having((eb) => eb(eb.fn.countAll<number>(), '=', tokens.length))
    .orderBy('intake.report.received_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.report_id)
}

/** Other reports of the agency that share a link, account or number with these tokens; most shared first. */
export const reportsSharing = async (
  db: Db,
  agencyId: string,
  reportId: string,
  tokens: readonly Uint8Array[],
): Promise<{ reportId: string; shared: number }[]> => {
  if (tokens.length === 0) return []
  const rows = await db
    .selectFrom('intake.blind_token')
    .select('report_id')
    .select((eb) => eb.fn.countAll<number>().as('shared'))
    .where('agency_id', '=', agencyId)
    .where('token', 'in', [...tokens])
    .where('report_id', '<>', reportId)
    .groupBy('report_id')
    .orderBy(sql`count(*)`, 'desc')
    .limit(10)
    .execute()
  return rows.map((row) => ({ reportId: row.report_id, shared: Number(row.shared) }))
}

/** The oldest reports of an agency that are not in its index yet. */
export const unindexedReports = async (db: Db, agencyId: string, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('intake.report')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('indexed', '=', false)
    .orderBy('received_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}
