import type { Selectable } from 'kysely'
import type { Db } from '../../db/open.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { BankEntry } from '../model/images/bank.ts'
import type { PictureBankTable } from '../table.ts'

export type PictureBankRow = Selectable<PictureBankTable>

export interface NewBank {
  readonly name: string
  readonly source: string
  readonly note: string
  readonly agencyId: string
  readonly memberId: string
  readonly now: Date
}

/** The bank of this name, made when there is none; locked until commit. */
export const bankNamed = async (db: Db, bank: NewBank): Promise<PictureBankRow> => {
  await db
    .insertInto('detection.picture_bank')
    .values({
      id: newId(),
      name: bank.name,
      source: bank.source,
      note: bank.note,
      agency_id: bank.agencyId,
      added_by: bank.memberId,
      added_at: bank.now,
      active: true,
      revision: 1,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  return db
    .selectFrom('detection.picture_bank')
    .selectAll()
    .where('name', '=', bank.name)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** @throws Refusal `not-found` for another agency's bank: whoever answers for a list changes it. */
export const requireOwnBank = async (db: Db, id: string, agencyId: string): Promise<void> => {
  if ((await findBank(db, id)).agency_id !== agencyId) throw new Refusal('not-found')
}

export const hashBytes = (hash: string): Buffer => Buffer.from(hash, 'hex')

const atOnce = 1000

/** Adds hashes; one that is there already stays as it is. Returns how many were new. */
export const insertKnownPictures = async (
  db: Db,
  bankId: string,
  entries: readonly BankEntry[],
): Promise<number> => {
  const unique = [...new Map(entries.map((entry) => [entry.hash, entry])).values()]
  let added = 0
  for (let from = 0; from < unique.length; from += atOnce) {
    const rows = unique.slice(from, from + atOnce).map(({ hash, quality, note, addedAt, enabled }) => ({
      bank_id: bankId,
      hash: hashBytes(hash),
      quality: quality ?? null,
      tag: note?.slice(0, 200) ?? null,
      added_at: addedAt,
      ...(enabled ? {} : { off_at: addedAt, off_reason: offInFile }),
    }))
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('detection.known_picture')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['bank_id', 'hash']).doNothing())
      .executeTakeFirst()
    added += Number(numInsertedOrUpdatedRows ?? 0)
  }
  await raiseRevision(db, bankId)
  return added
}

/** Switched off by whoever made the file. */
export const offInFile = 'in-file'

const raiseRevision = async (db: Db, bankId: string): Promise<void> => {
  await db
    .updateTable('detection.picture_bank')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', bankId)
    .execute()
}

/** `false` when there is no such bank. */
export const switchBank = async (db: Db, bankId: string, active: boolean): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('detection.picture_bank')
    .set((eb) => ({ active, revision: eb('revision', '+', 1) }))
    .where('id', '=', bankId)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Off with a reason, or on again with none; `false` when the bank has no such hash. */
export const switchPicture = async (
  db: Db,
  { bankId, hash }: { readonly bankId: string; readonly hash: string },
  off: { readonly at: Date; readonly by: string; readonly reason: string } | undefined,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('detection.known_picture')
    .set({ off_at: off?.at ?? null, off_by: off?.by ?? null, off_reason: off?.reason ?? null })
    .where('bank_id', '=', bankId)
    .where('hash', '=', hashBytes(hash))
    .executeTakeFirst()
  if (numUpdatedRows > 0) await raiseRevision(db, bankId)
  return numUpdatedRows > 0
}

/** All banks by name, with how many hashes they have and how many of them are silent. */
export const listBanks = (db: Db) =>
  db
    .selectFrom('detection.picture_bank as bank')
    .leftJoin('detection.known_picture as known', 'known.bank_id', 'bank.id')
    .selectAll('bank')
    .select(({ fn }) => [
      fn.count<number>('known.hash').as('hashes'),
      fn.count<number>('known.off_at').as('silent'),
    ])
    .groupBy('bank.id')
    .orderBy('bank.name')
    .execute()

export type ListedBank = Awaited<ReturnType<typeof listBanks>>[number]

export const findBank = async (db: Db, id: string): Promise<PictureBankRow> => {
  const found = await db
    .selectFrom('detection.picture_bank')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

const pageLength = 50

/** A page of a bank's hashes, only those that are silent where asked for. */
export const picturesOf = async (
  db: Db,
  bankId: string,
  { after, silent = false }: { readonly after?: string | undefined; readonly silent?: boolean },
) => {
  let query = db
    .selectFrom('detection.known_picture')
    .selectAll()
    .where('bank_id', '=', bankId)
    .orderBy('hash')
    .limit(pageLength + 1)
  if (after !== undefined) query = query.where('hash', '>', hashBytes(after))
  if (silent) query = query.where('off_at', 'is not', null)
  const rows = await query.execute()
  return { rows: rows.slice(0, pageLength), more: rows.length > pageLength }
}
