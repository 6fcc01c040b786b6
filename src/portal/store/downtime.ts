import type { Insertable } from 'kysely'
import type { Db } from '../../db/open.ts'
import { rememberedForAMinute } from '../../db/remember.ts'
import type { DowntimeTable } from '../table.ts'

export interface Downtime {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly reason: string
  readonly urgent: boolean
  readonly plannedAt: Date
}

/** Planned stops that are not over and not taken back, the next one first. */
export const downtimesAhead = async (db: Db, now: Date): Promise<readonly Downtime[]> => {
  const rows = await db
    .selectFrom('portal.downtime')
    .select(['id', 'starts_at', 'ends_at', 'reason', 'urgent', 'planned_at'])
    .where('cancelled_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('starts_at')
    .limit(20)
    .execute()
  return rows.map(({ id, starts_at, ends_at, reason, urgent, planned_at }) => ({
    id,
    startsAt: starts_at,
    endsAt: ends_at,
    reason,
    urgent,
    plannedAt: planned_at,
  }))
}

/** The same for every page that is shown: a stop announced this minute may stand there the next one. */
export const downtimesShown = rememberedForAMinute(downtimesAhead)

export const saveDowntime = async (db: Db, downtime: Insertable<DowntimeTable>): Promise<void> => {
  await db.insertInto('portal.downtime').values(downtime).execute()
}

/** Whether there was such a stop ahead to take back. */
export const cancelDowntime = async (db: Db, id: string, now: Date): Promise<boolean> => {
  const found = await db
    .updateTable('portal.downtime')
    .set({ cancelled_at: now })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .where('ends_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return found !== undefined
}
