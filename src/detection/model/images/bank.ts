import { buildHashIndex, matchRadius } from './hash-index.ts'
import { type Hash256, hashWords, parseHash } from './hash256.ts'
import type { HashIndex } from './near.ts'
import { type DihedralTurn, dihedralTurns } from './pdq.ts'

export const hashKinds = ['pdq', 'md5', 'sha256'] as const
export type HashKind = (typeof hashKinds)[number]

/** One known picture: never the picture itself, only what it hashes to, and who says so. */
export interface BankEntry {
  readonly kind: HashKind
  /** Lower-case hexadecimal digits. */
  readonly hash: string
  /** Of a PDQ hash, 0 to 100, when the source told. */
  readonly quality?: number
  readonly bank: string
  readonly source: string
  readonly addedAt: Date
  /** Switched off one by one: a hash that keeps hitting harmless pictures stays in the list, and stays silent. */
  readonly enabled: boolean
  readonly note?: string
}

export interface Bank {
  readonly entries: readonly BankEntry[]
  readonly index: HashIndex
  /** Row of the index → place in `entries`. */
  readonly rows: readonly number[]
  readonly exact: ReadonlyMap<string, readonly number[]>
}

/** A hash of this quality or less says too little to match by (Meta's advice). */
export const discardedQuality = 49
/** From here on two implementations must agree (PDQ's rule of conformance); below, a match needs a second look. */
export const trustedQuality = 80

export const openBank = (entries: readonly BankEntry[]): Bank => {
  const hashes: Hash256[] = []
  const rows: number[] = []
  const exact = new Map<string, number[]>()
  for (const [at, { kind, hash, quality }] of entries.entries()) {
    const parsed = kind === 'pdq' ? parseHash(hash) : undefined
    if (parsed === undefined) exact.set(`${kind} ${hash}`, [...(exact.get(`${kind} ${hash}`) ?? []), at])
    else if (quality === undefined || quality > discardedQuality) {
      hashes.push(parsed)
      rows.push(at)
    }
  }
  const words = new Uint32Array(hashes.length * hashWords)
  for (const [row, hash] of hashes.entries()) words.set(hash, row * hashWords)
  return { entries, index: buildHashIndex(words), rows, exact }
}

/** Switches every entry with this hash on or off, in one bank or in all; the index stays as it is. */
export const switchHash = (bank: Bank, hash: string, enabled: boolean, only?: string): Bank => ({
  ...bank,
  entries: bank.entries.map((entry) =>
    entry.hash === hash.toLowerCase() && (only === undefined || entry.bank === only)
      ? { ...entry, enabled }
      : entry,
  ),
})

/** Why a person should look twice before they believe a match. */
export type Distrust =
  | 'picture-quality'
  | 'picture-quality-unknown'
  | 'entry-quality'
  | 'entry-quality-unknown'

export interface BankMatch {
  readonly entry: BankEntry
  /** Bits that differ, 0 to 31. */
  readonly distance: number
  /** How the picture has to be turned to look like the known one. */
  readonly turn: DihedralTurn
  readonly pictureQuality: number | undefined
  readonly entryQuality: number | undefined
  /** Empty: nothing speaks against it. */
  readonly distrust: readonly Distrust[]
}

export interface Picture {
  readonly hashes: Readonly<Partial<Record<DihedralTurn, Hash256>>>
  readonly quality?: number
}

/** A picture with too little to see is not compared: no match then says nothing at all. */
export type MatchResult =
  | { readonly status: 'too-little-to-see'; readonly quality: number }
  | { readonly status: 'compared'; readonly matches: readonly BankMatch[] }

/** Every enabled entry within the radius, nearest first; an entry that is met turned several ways is named once. */
export const matchPicture = (bank: Bank, picture: Picture, radius = matchRadius): MatchResult => {
  const { quality } = picture
  if (quality !== undefined && quality <= discardedQuality) return { status: 'too-little-to-see', quality }
  const best = new Map<number, BankMatch>()
  for (const turn of turnsOf(picture))
    for (const { row, distance } of bank.index.search(picture.hashes[turn] ?? none, radius)) {
      const entry = bank.entries[bank.rows[row] ?? -1]
      if (entry === undefined || !entry.enabled || (best.get(row)?.distance ?? 256) <= distance) continue
      best.set(row, {
        entry,
        distance,
        turn,
        pictureQuality: quality,
        entryQuality: entry.quality,
        distrust: doubts(quality, entry.quality),
      })
    }
  return { status: 'compared', matches: [...best.values()].sort((a, b) => a.distance - b.distance) }
}

/** The very same file, by its MD5 or SHA-256. */
export const matchFile = (bank: Bank, kind: 'md5' | 'sha256', hash: string): readonly BankEntry[] =>
  (bank.exact.get(`${kind} ${hash.toLowerCase()}`) ?? []).flatMap((at) => {
    const entry = bank.entries[at]
    return entry?.enabled === true ? [entry] : []
  })

const none = new Uint32Array(hashWords)

const turnsOf = ({ hashes }: Picture): readonly DihedralTurn[] =>
  dihedralTurns.filter((turn) => hashes[turn] !== undefined)

const doubts = (picture: number | undefined, entry: number | undefined): readonly Distrust[] => [
  ...(picture === undefined ? (['picture-quality-unknown'] as const) : []),
  ...(picture !== undefined && picture < trustedQuality ? (['picture-quality'] as const) : []),
  ...(entry === undefined ? (['entry-quality-unknown'] as const) : []),
  ...(entry !== undefined && entry < trustedQuality ? (['entry-quality'] as const) : []),
]
