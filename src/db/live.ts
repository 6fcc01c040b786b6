import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from './open.ts'

/** One channel for all consoles; the listener filters by agency. */
export const liveChannel = 'khien_live'

/** What an open console hears. Ids, a state and an urgency: never a word of a report. */
export const LiveNews = z.object({
  agencyId: z.string(),
  kind: z.enum(['report', 'message', 'case', 'referral', 'task']),
  urgency: z.enum(['P0', 'P1', 'P2', 'P3']).optional(),
})
export type LiveNews = z.infer<typeof LiveNews>

/** Sent when the transaction commits, dropped when it rolls back (PostgreSQL NOTIFY). */
export const sendLive = async (db: Db, news: LiveNews): Promise<void> => {
  await sql`select pg_notify(${liveChannel}, ${JSON.stringify(news)})`.execute(db)
}
