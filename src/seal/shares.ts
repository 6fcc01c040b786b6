import { createHash } from 'node:crypto'
import { bech32 } from '@scure/base'
import { combine, split } from 'shamir-secret-sharing'
import { Refusal } from '../kit/refusal.ts'
import { type Identity, recipientOf } from './age.ts'

export const sheetsMade = 3
export const sheetsNeeded = 2
/** Digits a person types for the head of a sheet, and for each of its rows; the last two of each are a checksum. */
export const headLength = 7
export const rowLength = 18
export const rowsOfSheet = 5

/** Which sheet this is, and of which key: sheets of different keys do not go together. */
export interface SheetHead {
  readonly number: number
  readonly set: string
}

/** One of three papers; any two give the key, one alone says nothing about it. Digits only: keyboards for Vietnamese change letters. */
export interface Sheet extends SheetHead {
  /** The head as it is typed, with its checksum. */
  readonly head: string
  /** The rows as they are typed, with their checksums. */
  readonly rows: readonly string[]
}

export const splitIdentity = async (identity: Identity): Promise<readonly Sheet[]> => {
  const set = await setOf(identity)
  const shares = await split(bech32.decodeToBytes(identity.toLowerCase()).bytes, sheetsMade, sheetsNeeded)
  return shares.map((share, at) => {
    const head = { number: at + 1, set }
    const digits = BigInt(`0x${Buffer.from(share).toString('hex')}`)
      .toString()
      .padStart(rowsOfSheet * dataDigits, '0')
    const rows = Array.from({ length: rowsOfSheet }, (_, row) => {
      const data = digits.slice(row * dataDigits, (row + 1) * dataDigits)
      return data + checksum(rowPrefix(head, row) + data)
    })
    const start = `${head.number}${set}`
    return { ...head, head: start + checksum(start), rows }
  })
}

/** The head of a sheet as it was typed, or `undefined` when it was mistyped. */
export const readHead = (digits: string): SheetHead | undefined => {
  const start = digits.slice(0, -checkDigits)
  if (digits.length !== headLength || digits !== start + checksum(start)) return undefined
  return { number: Number(start.slice(0, 1)), set: start.slice(1) }
}

/** Whether a row (from 0) of a sheet was typed as it stands on the paper. */
export const isRow = (head: SheetHead, row: number, digits: string): boolean => {
  const data = digits.slice(0, -checkDigits)
  return digits.length === rowLength && digits === data + checksum(rowPrefix(head, row) + data)
}

/** The key that two sheets give. Refuses the same sheet twice, and sheets of different keys. */
export const joinSheets = async (
  sheets: readonly (SheetHead & { readonly rows: readonly string[] })[],
): Promise<Identity> => {
  const [first] = sheets
  const numbers = new Set(sheets.map(({ number }) => number))
  if (first === undefined || numbers.size < sheetsNeeded || sheets.some(({ set }) => set !== first.set))
    throw new Refusal('wrong-code', 'sheets-differ')
  const shares = sheets.map(({ rows }) => shareOf(rows))
  const identity = await combine(shares)
    .then((bytes) => bech32.encodeFromBytes(identityPrefix, bytes).toUpperCase())
    .catch(() => '')
  const set = identity === '' ? '' : await setOf(identity)
  if (set !== first.set) throw new Refusal('wrong-code', 'sheets-differ')
  return identity
}

const identityPrefix = 'age-secret-key-'
const dataDigits = 16
const checkDigits = 2
const shareBytes = 33

const rowPrefix = ({ number, set }: SheetHead, row: number): string => `${number}${set}${row + 1}`

/** ISO 7064 MOD 97-10, as in bank account numbers: finds every wrong digit and every two that changed places. */
const checksum = (digits: string): string =>
  /^\d+$/.test(digits) ? String(98n - (BigInt(`${digits}00`) % 97n)).padStart(checkDigits, '0') : ''

/** Four digits that every sheet of one key carries; they follow from its public half. */
const setOf = async (identity: Identity): Promise<string> => {
  const hash = createHash('sha256').update(await recipientOf(identity))
  return String(hash.digest().readUInt32BE() % 10_000).padStart(4, '0')
}

const shareOf = (rows: readonly string[]): Uint8Array => {
  const digits = rows.map((row) => row.slice(0, dataDigits)).join('')
  const hex = BigInt(digits)
    .toString(16)
    .padStart(shareBytes * 2, '0')
  return new Uint8Array(Buffer.from(hex.slice(-shareBytes * 2), 'hex'))
}
