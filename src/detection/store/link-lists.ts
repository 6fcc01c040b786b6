import { type Selectable, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import { dateInVietnam } from '../../law/model/calendar.ts'
import type { ListedHost } from '../model/links/host-list.ts'
import type { LinkLine } from '../model/links/link-lines.ts'
import type { LinkListTable } from '../table.ts'
import { raiseStamp } from './rules.ts'

export type LinkListRow = Selectable<LinkListTable>

/** Every list with how many of its entries count on this day; the harmful ones first. */
export const listLinkLists = async (
  db: Db,
  now: Date,
): Promise<(LinkListRow & { readonly hosts: number })[]> =>
  db
    .selectFrom('detection.link_list as list')
    .selectAll('list')
    .select((eb) =>
      eb
        .selectFrom('detection.link_entry as entry')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('entry.list_id', '=', 'list.id')
        .where(counts(now))
        .as('hosts'),
    )
    .orderBy('list.kind')
    .orderBy('list.name')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, hosts: Number(row.hosts) })))

export const findLinkList = async (db: Db, id: string): Promise<LinkListRow> => {
  const found = await db.selectFrom('detection.link_list').selectAll().where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

/** @throws Refusal `not-found` for another agency's list: whoever answers for a list changes it. */
export const findOwnLinkList = async (db: Db, id: string, agencyId: string): Promise<LinkListRow> => {
  const list = await findLinkList(db, id)
  if (list.agency_id !== agencyId) throw new Refusal('not-found')
  return list
}

export const insertLinkList = async (db: Db, row: LinkListRow): Promise<void> => {
  const inserted = await db
    .insertInto('detection.link_list')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) throw new Refusal('conflict', 'list-name-taken', { name: 'list-name-taken' })
}

const atOnce = 1_000

/** Adds hosts to a list; one that is on it already is renewed: note, last day, and counting again if it had ended. */
export const putLinks = async (
  db: Db,
  listId: string,
  lines: readonly LinkLine[],
  by: string,
  now: Date,
): Promise<void> => {
  const added = { list_id: listId, added_at: now, added_by: by, ended_at: null, ended_by: null }
  for (let i = 0; i < lines.length; i += atOnce)
    await db
      .insertInto('detection.link_entry')
      .values(
        lines
          .slice(i, i + atOnce)
          .map(({ host, note, expiresOn }) => ({ ...added, host, note, expires_on: expiresOn ?? null })),
      )
      .onConflict((conflict) =>
        conflict.columns(['list_id', 'host']).doUpdateSet((eb) => ({
          note: eb.ref('excluded.note'),
          expires_on: sql<string | null>`excluded.expires_on`,
          added_at: now,
          added_by: by,
          ended_at: null,
          ended_by: null,
        })),
      )
      .execute()
  await raiseStamp(db)
}

/** From now on the entry does not count; it stays readable. Strange or ended entries are not found. */
export const endLinkEntry = async (
  db: Db,
  listId: string,
  host: string,
  by: string,
  now: Date,
): Promise<void> => {
  const ended = await db
    .updateTable('detection.link_entry')
    .set({ ended_at: now, ended_by: by })
    .where('list_id', '=', listId)
    .where('host', '=', host)
    .where('ended_at', 'is', null)
    .returning('host')
    .executeTakeFirst()
  if (ended === undefined) throw new Refusal('not-found')
  await raiseStamp(db)
}

export interface LinkEntryRow {
  readonly host: string
  readonly note: string
  readonly added_at: Date
  readonly ended_at: Date | null
  /** The last day it counts, YYYY-MM-DD. */
  readonly expiresOn: string | null
}

export interface EntryFilter {
  /** A part of the host. */
  readonly part: string
  /** Entries that count no more, instead of those that do. */
  readonly past: boolean
  /** The last host of the page before. */
  readonly after: string
}

export const linkEntries = (
  db: Db,
  listId: string,
  { part, past, after }: EntryFilter,
  limit: number,
  now: Date,
): Promise<LinkEntryRow[]> =>
  db
    .selectFrom('detection.link_entry as entry')
    .select(['host', 'note', 'added_at', 'ended_at', sql<string | null>`expires_on::text`.as('expiresOn')])
    .where('list_id', '=', listId)
    .where(past ? sql<boolean>`not ${counts(now)}` : counts(now))
    .where('host', '>', after)
    .$if(part !== '', (query) => query.where('host', 'like', `%${part.replace(/[\\%_]/g, '\\$&')}%`))
    .orderBy('host')
    .limit(limit)
    .execute()

/** All hosts that count on this day, for the engine. */
export const listedHosts = async (db: Db, now: Date): Promise<readonly ListedHost[]> => {
  const rows = await db
    .selectFrom('detection.link_entry as entry')
    .innerJoin('detection.link_list as list', 'list.id', 'entry.list_id')
    .select(['entry.host', 'entry.added_at', 'entry.note', 'list.name', 'list.kind', 'list.source'])
    .where(counts(now))
    .execute()
  return rows.map(({ host, added_at, note, name, kind, source }) => ({
    host,
    list: name,
    kind,
    source,
    severity: kind === 'harmful' ? 1 : 0,
    addedAt: added_at,
    note,
  }))
}

const counts = (now: Date) =>
  sql<boolean>`(entry.ended_at is null and (entry.expires_on is null or entry.expires_on >= ${dateInVietnam(now)}::date))`
