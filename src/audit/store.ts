import { sql } from 'kysely'
import type { LedgerEntry } from '../action/action.ts'
import type { Actor } from '../action/permissions.ts'
import { agencyHolder } from '../agencies/store/grants.ts'
import type { Db } from '../db/open.ts'
import { type Anchor, type Break, type ChainedEntry, entryHash, type Verdict } from './model.ts'

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

const timelineColumns = [
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

/** What narrows an agency's list: an officer, a stretch of time, refused tries alone. */
export interface Narrowed {
  readonly who?: string | undefined
  readonly from?: Date | undefined
  readonly until?: Date | undefined
  readonly refused?: boolean | undefined
}

/** An agency's entries, newest first; `before` is the last seq of the previous page. */
export const entriesOfAgency = (
  db: Db,
  agencyId: string,
  before: number | undefined,
  limit: number,
  { who, from, until, refused }: Narrowed = {},
): Promise<TimelineEntry[]> =>
  db
    .selectFrom('audit.entry')
    .select(timelineColumns)
    .where('agency_id', '=', agencyId)
    .$if(before !== undefined, (query) => query.where('seq', '<', before ?? 0))
    .$if(who !== undefined, (query) =>
      query.where('actor_kind', '=', 'member').where('actor_id', '=', who ?? ''),
    )
    // Written out so that the planner matches the partial index.
    .$if(refused === true, (query) => query.where(sql<boolean>`outcome = 'refused'`))
    .$if(from !== undefined, (query) => query.where('at', '>=', from ?? new Date(0)))
    .$if(until !== undefined, (query) => query.where('at', '<', until ?? new Date(0)))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()

/**
 * What an agency's people did or tried on one object (which may have several names), newest first; on an object that is the
 * agency's own, also what others tried and were refused.
 */
export const entriesOnObject = (
  db: Db,
  agencyId: string,
  objects: readonly string[],
  limit: number,
): Promise<TimelineEntry[]> =>
  db
    .selectFrom('audit.entry')
    .select(timelineColumns)
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
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()

export const headOf = (db: Db): Promise<Anchor> =>
  db.selectFrom('audit.head').select(['seq', 'hash']).executeTakeFirstOrThrow()

const batch = 2_000
/** A gap of a million rows is one finding, not a million. */
const reportedGaps = 100

interface Walk {
  readonly last: number
  readonly previous: string
}

/** What is wrong between the end of the walk so far and the next row. */
const breaksAt = (
  { last, previous }: Walk,
  row: ChainedEntry & { readonly previous_hash: string; readonly hash: string },
  anchor: string | undefined,
): Break[] => {
  const missing = Math.min(row.seq - last - 1, reportedGaps)
  const breaks: Break[] = Array.from({ length: missing }, (_, at) => ({
    kind: 'missing',
    seq: last + 1 + at,
  }))
  if (row.previous_hash !== previous || row.hash !== entryHash(row.previous_hash, row))
    breaks.push({ kind: 'altered', seq: row.seq })
  if (anchor !== undefined && anchor !== row.hash) breaks.push({ kind: 'anchor-mismatch', seq: row.seq })
  return breaks
}

const rowsAfter = (db: Db, seq: number) =>
  db
    .selectFrom('audit.entry')
    .select([...timelineColumns, 'previous_hash', 'hash'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(batch)
    .execute()

/** Walks the whole chain in order and compares it with the head and with anchors kept elsewhere. Memory is bounded. */
export const verifyChain = async (
  db: Db,
  anchors: readonly Anchor[] = [],
  progress: (checked: number) => void = () => {},
): Promise<Verdict> => {
  const expected = new Map(anchors.map((anchor) => [anchor.seq, anchor.hash]))
  const breaks: Break[] = []
  let walk: Walk = { last: 0, previous: '' }
  let checked = 0
  for (let rows = await rowsAfter(db, 0); rows.length > 0; rows = await rowsAfter(db, walk.last)) {
    for (const row of rows) {
      breaks.push(...breaksAt(walk, row, expected.get(row.seq)))
      walk = { last: row.seq, previous: row.hash }
    }
    checked += rows.length
    progress(checked)
  }
  const head = await headOf(db)
  const tail = Math.max(head.seq, ...expected.keys())
  if (tail > walk.last || head.seq !== walk.last || head.hash !== walk.previous)
    breaks.push({ kind: 'cut-tail', seq: walk.last + 1 })
  return { checked, anchors: anchors.length, head: { seq: walk.last, hash: walk.previous }, breaks }
}

/** The latest entries only, checked while somebody looks: that each follows from the one before, and that none is gone. */
export interface TailCheck {
  readonly checked: number
  readonly sound: boolean
}

export const tailLength = 1_000

export const checkTail = async (db: Db): Promise<TailCheck> => {
  const head = await headOf(db)
  const rows = (await rowsAfter(db, Math.max(0, head.seq - tailLength))).filter(({ seq }) => seq <= head.seq)
  const [first] = rows
  if (first === undefined) return { checked: 0, sound: head.seq === 0 }
  let walk: Walk = { last: first.seq - 1, previous: first.previous_hash }
  let sound = walk.last === Math.max(0, head.seq - tailLength)
  for (const row of rows) {
    sound = sound && breaksAt(walk, row, undefined).length === 0
    walk = { last: row.seq, previous: row.hash }
  }
  return { checked: rows.length, sound: sound && walk.last === head.seq && walk.previous === head.hash }
}
