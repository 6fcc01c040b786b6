import { type BankEntry, discardedQuality, type HashKind } from './bank.ts'

/** What a file says of all its hashes unless a row says otherwise. */
export interface ImportDefaults {
  readonly bank: string
  readonly source: string
  readonly addedAt: Date
}

export const rowProblems = [
  'hash',
  'quality',
  'kind',
  'date',
  'columns',
  'enabled',
  'quality-too-low',
] as const
export type RowProblem = (typeof rowProblems)[number]

/** Rows that could be read, and each that could not with its line (CSV) or place (JSON), counted from 1. */
export interface Imported {
  readonly entries: readonly BankEntry[]
  readonly problems: readonly {
    readonly line: number
    readonly problem: RowProblem
    readonly value: string
  }[]
}

export interface RawEntry {
  readonly kind: string
  readonly hash: string
  readonly quality?: string
  readonly bank?: string
  readonly source?: string
  readonly addedAt?: string
  readonly enabled?: string
  readonly note?: string
}

interface Wrong {
  readonly problem: RowProblem
  readonly value: string
}

/** One entry out of its texts, or what is wrong with them. */
export const readEntry = (raw: RawEntry, defaults: ImportDefaults): BankEntry | Wrong => {
  const kind = kinds[raw.kind.trim().toLowerCase()]
  if (kind === undefined) return { problem: 'kind', value: raw.kind }
  const hash = raw.hash.trim().toLowerCase()
  const quality = readQuality(raw.quality)
  const addedAt = readDate(raw.addedAt) ?? defaults.addedAt
  const enabled = switches[raw.enabled?.trim().toLowerCase() ?? '']
  const wrong = problemIn(raw, kind, hash, quality, addedAt)
  if (wrong !== undefined) return wrong
  if (enabled === undefined) return { problem: 'enabled', value: raw.enabled ?? '' }
  const note = filled(raw.note)
  return {
    kind,
    hash,
    ...(quality === undefined ? {} : { quality }),
    bank: filled(raw.bank) ?? defaults.bank,
    source: filled(raw.source) ?? defaults.source,
    addedAt,
    enabled,
    ...(note === undefined ? {} : { note }),
  }
}

const problemIn = (
  raw: RawEntry,
  kind: HashKind,
  hash: string,
  quality: number | undefined,
  addedAt: Date,
): Wrong | undefined => {
  if (!/^[0-9a-f]+$/.test(hash) || hash.length !== digits[kind]) return { problem: 'hash', value: raw.hash }
  if (Number.isNaN(quality)) return { problem: 'quality', value: raw.quality ?? '' }
  if (kind === 'pdq' && quality !== undefined && quality <= discardedQuality)
    return { problem: 'quality-too-low', value: String(quality) }
  const year = addedAt.getUTCFullYear()
  if (Number.isNaN(year) || year < 1970 || year > 2100) return { problem: 'date', value: raw.addedAt ?? '' }
  return undefined
}

export const isEntry = (read: BankEntry | Wrong): read is BankEntry => !('problem' in read)

const digits: Readonly<Record<HashKind, number>> = { pdq: 64, md5: 32, sha256: 64 }

/** Names of the kinds as banks, ThreatExchange and its libraries write them. */
const kinds: Readonly<Partial<Record<string, HashKind>>> = {
  '': 'pdq',
  pdq: 'pdq',
  hash_pdq: 'pdq',
  md5: 'md5',
  hash_md5: 'md5',
  photo_md5: 'md5',
  video_md5: 'md5',
  hash_video_md5: 'md5',
  sha256: 'sha256',
  hash_sha256: 'sha256',
}

const switches: Readonly<Partial<Record<string, boolean>>> = {
  '': true,
  true: true,
  '1': true,
  yes: true,
  false: false,
  '0': false,
  no: false,
}

const filled = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim()
  return trimmed === '' ? undefined : trimmed
}

/** `NaN` when it is there and is not a whole number from 0 to 100. */
const readQuality = (text: string | undefined): number | undefined => {
  const trimmed = filled(text)
  if (trimmed === undefined) return undefined
  const value = /^\d{1,3}$/.test(trimmed) ? Number(trimmed) : Number.NaN
  return value <= 100 ? value : Number.NaN
}

/** ISO 8601, or seconds since 1970 as ThreatExchange gives them. */
const readDate = (text: string | undefined): Date | undefined => {
  const trimmed = filled(text)
  if (trimmed === undefined) return undefined
  return /^\d{9,11}$/.test(trimmed) ? new Date(Number(trimmed) * 1000) : new Date(trimmed)
}
