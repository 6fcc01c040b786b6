import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import { dateInVietnam } from '../../law/model/calendar.ts'
import type { ErasableClass, PeriodState } from '../model/classes.ts'

const columns = [
  'id',
  'class',
  'months',
  'document',
  'article',
  'verified',
  'state',
  'author_id',
  'proposed_at',
  'decided_by',
  'decided_at',
] as const

const listed = (db: Db) =>
  db.selectFrom('retention.period').select(columns).select(sql<string>`valid_from::text`.as('valid_from'))

export type PeriodRow = Awaited<ReturnType<typeof allPeriods>>[number]

/** Every version of every period, newest first. */
export const allPeriods = (db: Db) =>
  listed(db).orderBy('class').orderBy('valid_from', 'desc').orderBy('proposed_at', 'desc').execute()

/** The period in force on a day, for each class that has one. */
export const periodsInForce = async (
  db: Db,
  now: Date,
): Promise<ReadonlyMap<ErasableClass, { readonly id: string; readonly months: number }>> => {
  const rows = await listed(db)
    .distinctOn('class')
    .where('state', '=', 'approved')
    .where(sql<boolean>`valid_from <= ${dateInVietnam(now)}::date`)
    .orderBy('class')
    .orderBy('valid_from', 'desc')
    .orderBy('proposed_at', 'desc')
    .execute()
  return new Map(rows.map(({ class: name, id, months }) => [name, { id, months }]))
}

export interface NewPeriod {
  readonly id: string
  readonly class: ErasableClass
  readonly months: number
  readonly document: string
  readonly article: string
  readonly verified: boolean
  readonly validFrom: string
  readonly authorId: string
}

export const insertPeriod = async (db: Db, period: NewPeriod, now: Date): Promise<void> => {
  const { validFrom, authorId, ...rest } = period
  await db
    .insertInto('retention.period')
    .values({
      ...rest,
      valid_from: sql<Date>`${validFrom}::date`,
      author_id: authorId,
      state: 'proposed',
      proposed_at: now,
    })
    .execute()
}

export const lockPeriod = async (db: Db, id: string) => {
  const found = await listed(db).where('id', '=', id).forUpdate().executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

export const savePeriodState = async (
  db: Db,
  id: string,
  state: PeriodState,
  by: { readonly memberId: string; readonly at: Date },
): Promise<void> => {
  await db
    .updateTable('retention.period')
    .set({ state, decided_by: by.memberId, decided_at: by.at })
    .where('id', '=', id)
    .execute()
}
