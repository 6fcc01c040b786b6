import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../db/open.ts'
import { randomDigits } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { dateInVietnam } from '../../law/model/calendar.ts'
import type { CaseTable } from '../table.ts'

/** What lists and decisions need; nothing sealed. */
export const clearColumns = [
  'id',
  'number',
  'agency_id',
  'state',
  'urgency',
  'categories',
  'area_code',
  'owner_id',
  'recipient',
  'opened_at',
  'due_at',
  'assessed_at',
  'acting_at',
  'resolved_at',
  'closed_at',
  'reopened_at',
  'outcome',
  'origin_referral_id',
  'erased_at',
] as const
export type CaseRow = Pick<Selectable<CaseTable>, (typeof clearColumns)[number]>

export type NewCase = Omit<Insertable<CaseTable>, 'number'>

/** `2026-483920`: the year and random digits. A counted number would tell how many cases there are. */
const newCaseNumber = (now: Date): string => `${dateInVietnam(now).slice(0, 4)}-${randomDigits(6)}`

/** Stores a case under a fresh random number; tries again when the number is taken. */
export const insertCase = async (db: Db, row: NewCase): Promise<{ id: string; number: string }> => {
  for (let tries = 0; tries < 50; tries += 1) {
    const inserted = await db
      .insertInto('cases.case')
      .values({ ...row, number: newCaseNumber(row.opened_at) })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .returning(['id', 'number'])
      .executeTakeFirst()
    if (inserted !== undefined) return inserted
  }
  throw new Refusal('unavailable')
}

/** The case, if it is this agency's. Strangers are told “not found”. */
export const findCaseOfAgency = async (db: Db, id: string, agencyId: string): Promise<CaseRow> => {
  const found = await db
    .selectFrom('cases.case')
    .select(clearColumns)
    .where('id', '=', id)
    .where('agency_id', '=', agencyId)
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

/** The same, locked until commit. */
export const lockCase = async (db: Db, id: string, agencyId: string): Promise<CaseRow> => {
  const found = await db
    .selectFrom('cases.case')
    .select(clearColumns)
    .where('id', '=', id)
    .where('agency_id', '=', agencyId)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

/** By the number people read to each other. */
export const findCaseByNumber = (db: Db, number: string, agencyId: string): Promise<CaseRow | undefined> =>
  db
    .selectFrom('cases.case')
    .select(clearColumns)
    .where('number', '=', number)
    .where('agency_id', '=', agencyId)
    .executeTakeFirst()

/** The case that a received referral opened here, if there is one. */
export const findCaseOfReferral = (
  db: Db,
  referralId: string,
  agencyId: string,
): Promise<CaseRow | undefined> =>
  db
    .selectFrom('cases.case')
    .select(clearColumns)
    .where('origin_referral_id', '=', referralId)
    .where('agency_id', '=', agencyId)
    .executeTakeFirst()

export const sealedCaseOf = (db: Db, id: string) =>
  db
    .selectFrom('cases.case')
    .select(['sealed', 'outcome_sealed'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

export type CaseChange = Partial<
  Pick<
    Selectable<CaseTable>,
    | 'state'
    | 'urgency'
    | 'categories'
    | 'owner_id'
    | 'due_at'
    | 'assessed_at'
    | 'acting_at'
    | 'resolved_at'
    | 'closed_at'
    | 'reopened_at'
    | 'outcome'
    | 'outcome_sealed'
  >
>

export const saveCase = async (db: Db, id: string, change: CaseChange): Promise<void> => {
  await db.updateTable('cases.case').set(change).where('id', '=', id).execute()
}
