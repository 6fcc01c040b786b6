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

export type Break =
  | { readonly kind: 'altered'; readonly seq: number }
  | { readonly kind: 'missing'; readonly seq: number }
  | { readonly kind: 'cut-tail'; readonly seq: number }
  | { readonly kind: 'anchor-mismatch'; readonly seq: number }

export interface Verdict {
  readonly checked: number
  readonly anchors: number
  readonly head: Anchor
  readonly breaks: readonly Break[]
}
