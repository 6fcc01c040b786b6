import type { Db } from '../../db/open.ts'
import type { BankEntry } from '../model/images/bank.ts'
import { buildHashIndex } from '../model/images/hash-index.ts'
import { type Hash256, hashWords } from '../model/images/hash256.ts'
import type { HashIndex } from '../model/images/near.ts'
import { hashBytes } from './picture-banks.ts'

/** Every hash that may match, in memory once a process: 32 bytes each and the index over them. */
export interface KnownIndex {
  readonly index: HashIndex
  readonly words: Uint32Array
}

interface Held {
  readonly key: string
  readonly built: Promise<KnownIndex>
}
let held: Held | undefined

/** The index of this moment, built anew when any bank changed. */
export const knownIndex = async (db: Db): Promise<KnownIndex> => {
  const key = await revisionOf(db)
  if (held?.key !== key) {
    const built = build(db)
    const next = { key, built }
    held = next
    // What failed is tried again by the next picture.
    built.catch(() => {
      if (held === next) held = undefined
    })
  }
  return held.built
}

const revisionOf = async (db: Db): Promise<string> => {
  const banks = await db
    .selectFrom('detection.picture_bank')
    .select(['id', 'revision'])
    .where('active', '=', true)
    .orderBy('id')
    .execute()
  return banks.map(({ id, revision }) => `${id}:${revision}`).join(' ')
}

const pageLength = 20_000

const build = async (db: Db): Promise<KnownIndex> => {
  const pages: Uint32Array[] = []
  let after = Buffer.alloc(0)
  for (;;) {
    const rows = await db
      .selectFrom('detection.known_picture as known')
      .innerJoin('detection.picture_bank as bank', 'bank.id', 'known.bank_id')
      .select('known.hash')
      .distinct()
      .where('bank.active', '=', true)
      .where('known.off_at', 'is', null)
      .where('known.hash', '>', after)
      .orderBy('known.hash')
      .limit(pageLength)
      .execute()
    pages.push(wordsOf(rows.map(({ hash }) => hash)))
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageLength) break
    after = Buffer.from(last.hash)
  }
  const words = new Uint32Array(pages.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const page of pages) {
    words.set(page, at)
    at += page.length
  }
  return { index: buildHashIndex(words), words }
}

const wordsOf = (hashes: readonly Uint8Array[]): Uint32Array => {
  const words = new Uint32Array(hashes.length * hashWords)
  for (const [row, hash] of hashes.entries()) {
    const view = new DataView(hash.buffer, hash.byteOffset, hash.byteLength)
    for (let word = 0; word < hashWords; word += 1) words[row * hashWords + word] = view.getUint32(word * 4)
  }
  return words
}

export const hashAt = ({ words }: KnownIndex, row: number): Hash256 =>
  words.slice(row * hashWords, (row + 1) * hashWords)

/** What the banks say of these hashes right now: a hash or a bank switched off a moment ago says nothing. */
export const entriesWith = async (db: Db, hashes: readonly string[]): Promise<readonly BankEntry[]> => {
  if (hashes.length === 0) return []
  const rows = await db
    .selectFrom('detection.known_picture as known')
    .innerJoin('detection.picture_bank as bank', 'bank.id', 'known.bank_id')
    .select(['known.hash', 'known.quality', 'known.added_at', 'bank.name', 'bank.source'])
    .where('known.hash', 'in', hashes.map(hashBytes))
    .where('known.off_at', 'is', null)
    .where('bank.active', '=', true)
    .execute()
  return rows.map(({ hash, quality, added_at, name, source }) => ({
    kind: 'pdq',
    hash: Buffer.from(hash).toString('hex'),
    ...(quality === null ? {} : { quality }),
    bank: name,
    source,
    addedAt: added_at,
    enabled: true,
  }))
}
