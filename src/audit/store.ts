import { sql } from 'kysely'
import type { LedgerEntry } from '../action/action.ts'
import type { Actor } from '../action/permissions.ts'
import { agencyHolder } from '../agencies/store/grants.ts'
import type { Db } from '../db/open.ts'
import { type LedgerKind, openings } from './model/kinds.ts'
import { type ChainedEntry, entryHash } from './model.ts'

const actorId = (actor: Actor): string | null => {
  switch (actor.kind) {
    case 'member':
      return actor.memberId
    case 'client':
      return actor.clientId
    case 'system':
      return actor.job
    case 'reporter':
    case 'anonymous':
      // The ledger never ties two visits of a reporter together beyond the report they opened.
      return null
  }
}

const agencyOf = ({ actor, agencyId }: LedgerEntry): string | null =>
  actor.kind === 'member' ? actor.agencyId : (agencyId ?? null)

/** Appends an entry. Locks the head of the chain until commit, so call it last. */
export const appendEntry = (db: Db, entry: LedgerEntry): Promise<void> => append(db, entry, agencyOf(entry))

/** Appends an entry that stands in no agency's list; it is shown only to those who hold the key of its object. */
export const appendUnowned = (db: Db, entry: LedgerEntry): Promise<void> => append(db, entry, null)

const append = async (db: Db, entry: LedgerEntry, agencyId: string | null): Promise<void> => {
  const head = await db.selectFrom('audit.head').select(['seq', 'hash']).forUpdate().executeTakeFirstOrThrow()
  const chained: ChainedEntry = {
    seq: head.seq + 1,
    at: entry.at,
    actor_kind: entry.actor.kind,
    actor_id: actorId(entry.actor),
    agency_id: agencyId,
    action: entry.action,
    object: entry.object,
    reason: entry.reason,
    outcome: entry.outcome,
  }
  const hash = entryHash(head.hash, chained)
  await db
    .insertInto('audit.entry')
    .values({ ...chained, outcome: entry.outcome, previous_hash: head.hash, hash })
    .execute()
  await db.updateTable('audit.head').set({ seq: chained.seq, hash }).execute()
}

export interface TimelineEntry {
  readonly seq: number
  readonly at: Date
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly agency_id: string | null
  readonly action: string
  readonly object: string
  readonly reason: string | null
  readonly outcome: string
}

export const timelineColumns = [
  'seq',
  'at',
  'actor_kind',
  'actor_id',
  'agency_id',
  'action',
  'object',
  'reason',
  'outcome',
] as const

/** What happened to these objects, oldest first; of a long story the latest entries. What was refused did not happen. */
export const timelineOf = async (
  db: Db,
  objects: readonly string[],
  limit = 200,
): Promise<TimelineEntry[]> => {
  if (objects.length === 0) return []
  const latest = await db
    .selectFrom('audit.entry')
    .select(timelineColumns)
    .where('object', 'in', [...objects])
    .where('outcome', '=', 'done')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return latest.reverse()
}

/** How much distressing content a member has looked at since a moment. */
export interface Exposure {
  readonly reports: number
  readonly files: number
}

const readings = ['report.open', 'report.open-messages', 'report.open-words', 'case.open', 'referral.open']
const viewings = ['attachment.open', 'evidence.view']

/** Counted over the agency's latest entries only, so that it costs the same on a ledger of any length. */
export const exposureOf = async (
  db: Db,
  { agencyId, memberId }: { readonly agencyId: string; readonly memberId: string },
  since: Date,
): Promise<Exposure> => {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('audit.entry')
        .select(['action', 'actor_id', 'at', 'outcome'])
        .where('agency_id', '=', agencyId)
        .orderBy('seq', 'desc')
        .limit(2_000)
        .as('latest'),
    )
    .select(['action', (eb) => eb.fn.countAll<number>().as('count')])
    .where('actor_id', '=', memberId)
    .where('at', '>=', since)
    .where('action', 'in', [...readings, ...viewings])
    .where('outcome', '=', 'done')
    .groupBy('action')
    .execute()
  const countOf = (actions: readonly string[]): number =>
    rows.filter(({ action }) => actions.includes(action)).reduce((sum, { count }) => sum + Number(count), 0)
  return { reports: countOf(readings), files: countOf(viewings) }
}

/** What narrows an agency's list: an officer, a kind of deed, a stretch of time, refused tries alone, what comes before an entry. */
export interface Narrowed {
  readonly who?: string | undefined
  readonly what?: LedgerKind | undefined
  readonly from?: Date | undefined
  readonly until?: Date | undefined
  readonly refused?: boolean | undefined
  /** The last seq of the page before. */
  readonly before?: number | undefined
}

const narrowed = (db: Db, { who, what, from, until, refused, before }: Narrowed) =>
  db
    .selectFrom('audit.entry')
    .select(timelineColumns)
    .$if(before !== undefined, (query) => query.where('seq', '<', before ?? 0))
    .$if(who !== undefined, (query) =>
      query.where('actor_kind', '=', 'member').where('actor_id', '=', who ?? ''),
    )
    .$if(what === 'opened', (query) => query.where('action', 'in', [...openings]))
    .$if(what !== undefined && what !== 'opened', (query) => query.where('action', 'like', `${what}.%`))
    // Written out so that the planner matches the partial index.
    .$if(refused === true, (query) => query.where(sql<boolean>`outcome = 'refused'`))
    .$if(from !== undefined, (query) => query.where('at', '>=', from ?? new Date(0)))
    .$if(until !== undefined, (query) => query.where('at', '<', until ?? new Date(0)))
    .orderBy('seq', 'desc')

/** An agency's entries, newest first. */
export const entriesOfAgency = (
  db: Db,
  agencyId: string,
  limit: number,
  how: Narrowed = {},
): Promise<TimelineEntry[]> => narrowed(db, how).where('agency_id', '=', agencyId).limit(limit).execute()

/**
 * What an agency's people did or tried on one object (which may have several names), newest first; on an object that is the
 * agency's own, also what others tried and were refused.
 */
export const entriesOnObject = (
  db: Db,
  agencyId: string,
  objects: readonly string[],
  limit: number,
  how: Narrowed = {},
): Promise<TimelineEntry[]> =>
  narrowed(db, how)
    .where('object', 'in', [...objects])
    .where((eb) =>
      eb.or([
        eb('agency_id', '=', agencyId),
        eb.and([
          eb('outcome', '=', 'refused'),
          eb.exists(
            eb
              .selectFrom('agencies.key_grant')
              .select('agencies.key_grant.object')
              .whereRef('agencies.key_grant.object', '=', 'audit.entry.object')
              .where('agencies.key_grant.holder', '=', agencyHolder(agencyId)),
          ),
        ]),
      ]),
    )
    .limit(limit)
    .execute()
