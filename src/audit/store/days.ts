import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { type DayAnchor, dayAfter, dayOf, isOver, momentsOf } from '../model/day.ts'
import type { DayTable } from '../table.ts'

const anchorOf = (row: DayTable): DayAnchor => ({
  day: row.day,
  first: row.first_seq,
  last: row.last_seq,
  hash: row.hash,
  previous: row.previous,
  closedAt: row.closed_at.toISOString(),
  key: row.key,
  signature: row.signature,
})

export const lastDay = async (db: Db): Promise<DayAnchor | undefined> => {
  const row = await db.selectFrom('audit.day').selectAll().orderBy('day', 'desc').limit(1).executeTakeFirst()
  return row && anchorOf(row)
}

/** Every closed day, the first one first: a few hundred short rows a year. */
export const allDays = async (db: Db): Promise<DayAnchor[]> =>
  (await db.selectFrom('audit.day').selectAll().orderBy('day').execute()).map(anchorOf)

/** Closed days, the latest first; `before` is the last of the page before. */
export const daysBefore = async (db: Db, before: string | undefined, limit: number): Promise<DayAnchor[]> => {
  const rows = await db
    .selectFrom('audit.day')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('day', '<', before ?? ''))
    .orderBy('day', 'desc')
    .limit(limit)
    .execute()
  return rows.map(anchorOf)
}

export const findDay = async (db: Db, day: string): Promise<DayAnchor | undefined> => {
  const row = await db.selectFrom('audit.day').selectAll().where('day', '=', day).executeTakeFirst()
  return row && anchorOf(row)
}

/** One worker at a time closes days, on every machine of this database. */
export const lockDays = async (db: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('audit.day'))`.execute(db)
}

export const saveDay = async (db: Db, anchor: DayAnchor): Promise<void> => {
  await db
    .insertInto('audit.day')
    .values({
      day: anchor.day,
      first_seq: anchor.first,
      last_seq: anchor.last,
      entries: anchor.last - anchor.first + 1,
      hash: anchor.hash,
      previous: anchor.previous,
      closed_at: new Date(anchor.closedAt),
      key: anchor.key,
      signature: anchor.signature,
    })
    .execute()
}

/** The next day to close: over, and the one before closed. The first is that of the first entry. */
export const dayToClose = async (db: Db, now: Date): Promise<string | undefined> => {
  const last = await lastDay(db)
  const day = last === undefined ? await firstDay(db) : dayAfter(last.day)
  return day !== undefined && isOver(day, now) ? day : undefined
}

const firstDay = async (db: Db): Promise<string | undefined> => {
  const first = await db.selectFrom('audit.entry').select('at').orderBy('seq').limit(1).executeTakeFirst()
  return first && dayOf(first.at)
}

/** The hash of an entry; that before the first is empty. */
export const hashAt = async (db: Db, seq: number): Promise<string | undefined> => {
  if (seq === 0) return ''
  const row = await db.selectFrom('audit.entry').select('hash').where('seq', '=', seq).executeTakeFirst()
  return row?.hash
}

/** Where the chapter that begins after `after` ends. An entry dated after now does not end it: a wrong clock ends no days ahead. */
export const chapterEnd = async (db: Db, after: number, day: string, now: Date): Promise<number> => {
  const later = await db
    .selectFrom('audit.entry')
    .select('seq')
    .where('seq', '>', after)
    .where('at', '>=', momentsOf(day).until)
    .where('at', '<=', now)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  if (later !== undefined) return later.seq - 1
  const head = await db.selectFrom('audit.head').select('seq').executeTakeFirstOrThrow()
  return Math.max(head.seq, after)
}
