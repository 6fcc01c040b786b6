import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 * How a day of the ledger ended. Its chapter is a stretch of the chain, from after the chapter before to before the first entry
 * dated a later day; an entry begun before midnight and written after stands in the next chapter.
 */
export interface DayStatement {
  /** `2026-11-24`, a day of the province. */
  readonly day: string
  readonly first: number
  /** One less than `first` on a day without entries. */
  readonly last: number
  /** The hash of the last entry; of an empty day, that of the day before. */
  readonly hash: string
  /** The digest of the statement of the day before; empty on the first. */
  readonly previous: string
  readonly closedAt: string
}

export interface DayAnchor extends DayStatement {
  /** Fingerprint of the key. */
  readonly key: string
  readonly signature: string
}

/** The exact text that is signed. */
export const statementText = ({ day, first, last, hash, previous, closedAt }: DayStatement): string =>
  JSON.stringify(['khien-day', 1, day, first, last, last - first + 1, hash, previous, closedAt])

export const statementDigest = (statement: DayStatement): string =>
  createHash('sha256').update(statementText(statement)).digest('hex')

const paperLength = 40
const paperBits = 132n

/** The first 132 bits of the digest as 40 digits in groups of four: what fits on paper and is read aloud. */
export const paperDigits = (statement: DayStatement): string => {
  const digest = BigInt(`0x${statementDigest(statement)}`)
  return (digest >> (256n - paperBits))
    .toString()
    .padStart(paperLength, '0')
    .replace(/(\d{4})(?=\d)/g, '$1 ')
}

const dayLength = 24 * 60 * 60 * 1000
const ahead = 7 * 60 * 60 * 1000

/** The day of the province that a moment lies in; Vietnam keeps UTC+7 all year. */
export const dayOf = (at: Date): string => new Date(at.getTime() + ahead).toISOString().slice(0, 10)

/** The moments between which a day lies: from, inclusive, and until, exclusive. */
export const momentsOf = (day: string): { readonly from: Date; readonly until: Date } => {
  const from = new Date(`${day}T00:00:00+07:00`)
  return { from, until: new Date(from.getTime() + dayLength) }
}

export const dayAfter = (day: string): string => dayOf(momentsOf(day).until)

/** How long after midnight a day is closed: what was begun before it has been written. */
const settling = 5 * 60_000

export const isOver = (day: string, now: Date): boolean =>
  now.getTime() >= momentsOf(day).until.getTime() + settling

/** One anchor a line, as it is exported and remembered. Unknown fields are of a later Khiên. */
export const AnchorLine = z.object({
  day: z.iso.date(),
  first: z.number().int().positive(),
  last: z.number().int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  previous: z.string().regex(/^([0-9a-f]{64})?$/),
  closedAt: z.iso.datetime(),
  key: z.string().regex(/^[0-9a-f]{32}$/),
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
})

export const anchorLine = (anchor: DayAnchor): string =>
  JSON.stringify({
    day: anchor.day,
    first: anchor.first,
    last: anchor.last,
    hash: anchor.hash,
    previous: anchor.previous,
    closedAt: anchor.closedAt,
    key: anchor.key,
    signature: anchor.signature,
  })
