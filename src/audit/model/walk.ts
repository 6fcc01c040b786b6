import { type Anchor, type Break, type ChainedEntry, entryHash } from '../model.ts'
import type { Checkpoint } from './judge-days.ts'

export type WalkedEntry = ChainedEntry & { readonly previous_hash: string; readonly hash: string }

/** A gap of a million rows is one finding, not a million. */
const gapsTold = 100
/** A chain that is wrong from end to end is told by its beginning. */
const breaksTold = 500

export interface Walk {
  readonly last: number
  readonly previous: string
  /** What the chain would be from the last checkpoint on, whatever hashes are written beside the entries. */
  readonly content: string
  /** Whether a checkpoint was just passed. */
  readonly anchored: boolean
}

/** What is wrong between the end of the walk so far and the next entry, without any anchors. */
export const breaksAt = (
  { last, previous }: Pick<Walk, 'last' | 'previous'>,
  row: WalkedEntry,
  own = entryHash(row.previous_hash, row),
): Break[] => [
  ...Array.from(
    { length: Math.min(row.seq - last - 1, gapsTold) },
    (_, at): Break => ({
      kind: 'missing',
      seq: last + 1 + at,
    }),
  ),
  ...(row.previous_hash === previous && row.hash === own ? [] : [{ kind: 'altered', seq: row.seq } as const]),
]

export interface LedgerWalk {
  readonly take: (row: WalkedEntry) => void
  /** After the last entry, with the head as it is stored. */
  readonly end: (head: Anchor) => void
  readonly reached: () => Walk
  readonly breaks: readonly Break[]
  readonly more: () => number
}

/**
 * Walks the entries in order, each once, keeping only where it stands. Each day is also reckoned anew from the anchor of the day
 * before: so a day that was rewritten is told from the days after it, whose hashes had to be recomputed though nothing in
 * them changed.
 */
export const openWalk = (checkpoints: readonly Checkpoint[], heads: readonly Anchor[]): LedgerWalk => {
  const expected = new Map(heads.map(({ seq, hash }) => [seq, hash]))
  const breaks: Break[] = []
  const broken = new Set<string>()
  let more = 0
  let walk: Walk = { last: 0, previous: '', content: '', anchored: false }
  let next = 0

  const tell = (found: Break): void => {
    const day = found.day ?? chapterOf(checkpoints, found.seq)
    if (day !== undefined) broken.add(day)
    if (breaks.length < breaksTold) breaks.push(day === undefined ? found : { ...found, day })
    else more += 1
  }

  /** Days whose last entry is gone: what follows is reckoned from their anchors all the same. */
  const passMissing = (seq: number): void => {
    for (let here = checkpoints[next]; here !== undefined && here.last < seq; here = checkpoints[next]) {
      walk = { ...walk, content: here.hash, anchored: true }
      next += 1
    }
  }

  const passReached = (): void => {
    for (let here = checkpoints[next]; here?.last === walk.last; here = checkpoints[next]) {
      if (walk.content !== here.hash && !broken.has(here.day)) tell({ kind: 'rewritten', day: here.day })
      walk = { ...walk, content: here.hash, anchored: true }
      next += 1
    }
  }

  const take = (row: WalkedEntry): void => {
    passMissing(row.seq)
    const own = entryHash(row.previous_hash, row)
    // After a day that was rewritten, the next may still follow from what that day really was.
    const previous = walk.anchored && row.previous_hash === walk.content ? walk.content : walk.previous
    for (const found of breaksAt({ last: walk.last, previous }, row, own)) tell(found)
    const anchor = expected.get(row.seq)
    if (anchor !== undefined && anchor !== row.hash) tell({ kind: 'anchor-mismatch', seq: row.seq })
    const content = walk.content === row.previous_hash ? own : entryHash(walk.content, row)
    walk = { last: row.seq, previous: row.hash, content, anchored: false }
    passReached()
  }

  const end = (head: Anchor): void => {
    const cut = checkpoints.slice(next)
    for (const { day, first } of cut) tell({ kind: 'cut-tail', day, seq: Math.max(first, walk.last + 1) })
    const tail = Math.max(head.seq, ...expected.keys())
    const isWhole = tail <= walk.last && head.seq === walk.last && head.hash === walk.previous
    if (!isWhole && cut.length === 0) tell({ kind: 'cut-tail', seq: walk.last + 1 })
  }

  return { take, end, reached: () => walk, breaks, more: () => more }
}

/** The day whose chapter holds an entry. */
const chapterOf = (checkpoints: readonly Checkpoint[], seq: number | undefined): string | undefined => {
  if (seq === undefined) return undefined
  let low = 0
  let high = checkpoints.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((checkpoints[middle]?.last ?? 0) < seq) low = middle + 1
    else high = middle
  }
  const found = checkpoints[low]
  return found !== undefined && found.first <= seq ? found.day : undefined
}
