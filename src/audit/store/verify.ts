import type { Db } from '../../db/open.ts'
import { type DayEvidence, type JudgedDays, judgeDays } from '../model/judge-days.ts'
import { breaksAt, openWalk, type WalkedEntry } from '../model/walk.ts'
import type { Anchor, Verdict } from '../model.ts'
import { timelineColumns } from '../store.ts'
import { allDays } from './days.ts'

export const headOf = (db: Db): Promise<Anchor> =>
  db.selectFrom('audit.head').select(['seq', 'hash']).executeTakeFirstOrThrow()

const batch = 2_000

const rowsAfter = (db: Db, seq: number): Promise<WalkedEntry[]> =>
  db
    .selectFrom('audit.entry')
    .select([...timelineColumns, 'previous_hash', 'hash'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(batch)
    .execute()

/** What the ledger is compared with. */
export interface Kept extends Omit<DayEvidence, 'stored'> {
  /** Heads of the chain at some moments. */
  readonly heads: readonly Anchor[]
}

const walkAll = async (
  db: Db,
  heads: readonly Anchor[],
  judged: JudgedDays,
  progress: (checked: number) => void,
): Promise<Omit<Verdict, 'anchors'>> => {
  const walk = openWalk(judged.checkpoints, heads)
  let checked = 0
  for (let rows = await rowsAfter(db, 0); rows.length > 0; rows = await rowsAfter(db, walk.reached().last)) {
    for (const row of rows) walk.take(row)
    checked += rows.length
    progress(checked)
  }
  walk.end(await headOf(db))
  const { last, previous } = walk.reached()
  return {
    checked,
    days: judged.checkpoints.length,
    open: Math.max(0, last - (judged.checkpoints.at(-1)?.last ?? 0)),
    head: { seq: last, hash: previous },
    breaks: [...judged.breaks, ...walk.breaks],
    more: walk.more(),
  }
}

/**
 * Walks the whole chain in order and compares it with the head, with the signed anchors of its days, and with everything that was
 * kept elsewhere. Memory is bounded, whatever the length of the chain.
 */
export const verifyLedger = async (
  db: Db,
  { heads, ...kept }: Kept,
  progress: (checked: number) => void = () => {},
): Promise<Verdict> => ({
  ...(await walkAll(db, heads, judgeDays({ ...kept, stored: await allDays(db) }), progress)),
  anchors: heads.length + kept.kept.length + kept.papers.length,
})

/** The chain and heads of it alone, also in a database that is older than its days. */
export const verifyChain = async (
  db: Db,
  heads: readonly Anchor[] = [],
  progress: (checked: number) => void = () => {},
): Promise<Verdict> => ({
  ...(await walkAll(db, heads, { breaks: [], checkpoints: [] }, progress)),
  anchors: heads.length,
})

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
  let last = first.seq - 1
  let previous = first.previous_hash
  let sound = last === Math.max(0, head.seq - tailLength)
  for (const row of rows) {
    sound = sound && breaksAt({ last, previous }, row).length === 0
    last = row.seq
    previous = row.hash
  }
  return { checked: rows.length, sound: sound && last === head.seq && previous === head.hash }
}
