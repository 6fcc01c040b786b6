import { createHash } from 'node:crypto'

/** What the chain covers of an entry, in this order. */
export interface ChainedEntry {
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

/** SHA-256 (hex) over the previous hash and every field; a changed, moved or missing row breaks the next one. */
export const entryHash = (previous: string, entry: ChainedEntry): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        previous,
        entry.seq,
        entry.at.toISOString(),
        entry.actor_kind,
        entry.actor_id,
        entry.agency_id,
        entry.action,
        entry.object,
        entry.reason,
        entry.outcome,
      ]),
    )
    .digest('hex')

/** The head of the chain at a moment, kept outside the database; finds a cut tail that also rewrote the head. */
export interface Anchor {
  readonly seq: number
  readonly hash: string
}

/** What is wrong, and as exactly as can be said where. */
export type BreakKind =
  | 'altered' // an entry was edited, inserted, or changed places
  | 'missing' // an entry is gone
  | 'cut-tail' // the latest entries are gone
  | 'anchor-mismatch' // an entry is not the one of a head kept elsewhere
  | 'rewritten' // every hash fits, and yet it is not the day that was anchored
  | 'forged-anchor' // an anchor that its key did not sign
  | 'unknown-key' // an anchor by a key that nobody here knows
  | 'anchor-chain' // an anchor that does not follow from the day before
  | 'missing-anchor' // the database has no anchor of a day that was closed
  | 'anchor-differs' // the database closed the day otherwise than the anchor kept elsewhere says
  | 'paper-differs' // the database closed the day otherwise than the paper says

export interface Break {
  readonly kind: BreakKind
  readonly seq?: number | undefined
  /** The day of the ledger; left out in what is not closed yet. */
  readonly day?: string | undefined
}

export interface Verdict {
  readonly checked: number
  readonly anchors: number
  /** Closed days whose anchors were good. */
  readonly days: number
  /** Entries after the last of them, which nothing signed holds yet. */
  readonly open: number
  readonly head: Anchor
  readonly breaks: readonly Break[]
  /** Found beyond those that are listed. */
  readonly more: number
}
