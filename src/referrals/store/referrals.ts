import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { randomDigits } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Urgency } from '../../kit/urgency.ts'
import { dateInVietnam } from '../../law/model/calendar.ts'
import type { ReferralTab } from '../model.ts'
import type { ReferralTable } from '../table.ts'

/** What lists and moves need; nothing sealed. */
const clearColumns = [
  'id',
  'number',
  'case_id',
  'from_agency_id',
  'to_agency_id',
  'purpose',
  'urgency',
  'state',
  'recipient',
  'drafted_by',
  'sent_at',
  'acknowledge_due_at',
  'delivered_at',
  'delivered_by',
  'answered_at',
  'report_due_at',
  'reported_at',
  'read_at',
  'closed_at',
  'receiving_case_id',
  'erased_at',
] as const
export type ReferralRow = Pick<Selectable<ReferralTable>, (typeof clearColumns)[number]>

/** `PC-2026-483920`: the year and random digits; a counted number would tell how many there are. */
const newNumber = (now: Date): string => `PC-${dateInVietnam(now).slice(0, 4)}-${randomDigits(6)}`

/** Stores a referral under a fresh random number, which is returned. */
export const insertReferral = async (
  db: Db,
  referral: Omit<Insertable<ReferralTable>, 'number'>,
  now: Date,
): Promise<string> => {
  for (;;) {
    const inserted = await db
      .insertInto('referrals.referral')
      .values({ ...referral, number: newNumber(now) })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .returning('number')
      .executeTakeFirst()
    if (inserted !== undefined) return inserted.number
  }
}

const ofSide = (db: Db, agencyId: string) =>
  db
    .selectFrom('referrals.referral')
    .select(clearColumns)
    .where((eb) => eb.or([eb('from_agency_id', '=', agencyId), eb('to_agency_id', '=', agencyId)]))

/** The referral, if the agency sent or received it. Strangers are told “not found”. */
export const findReferral = async (db: Db, id: string, agencyId: string): Promise<ReferralRow> => {
  const found = await ofSide(db, agencyId).where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

/** What a form has stored already; for its own repeat only. */
export const findSent = (db: Db, id: string) =>
  db.selectFrom('referrals.referral').select('number').where('id', '=', id).executeTakeFirst()

/** The referral of either side, locked for a move. */
export const lockReferral = async (db: Db, id: string, agencyId: string): Promise<ReferralRow> => {
  const found = await ofSide(db, agencyId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

/** By its number as people type it; `undefined` when there is none or the agency has no part in it. */
export const findReferralByNumber = (
  db: Db,
  number: string,
  agencyId: string,
): Promise<ReferralRow | undefined> => ofSide(db, agencyId).where('number', '=', number).executeTakeFirst()

/** Referrals sent from a case, newest first. */
export const referralsOfCase = (db: Db, caseId: string): Promise<ReferralRow[]> =>
  db
    .selectFrom('referrals.referral')
    .select(clearColumns)
    .where('case_id', '=', caseId)
    .orderBy('sent_at', 'desc')
    .limit(100)
    .execute()

export const sealedPartsOf = (db: Db, id: string) =>
  db
    .selectFrom('referrals.referral')
    .select(['sealed', 'result_sealed', 'return_sealed'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

export type ReferralChange = Partial<
  Omit<
    Selectable<ReferralTable>,
    'id' | 'number' | 'case_id' | 'from_agency_id' | 'to_agency_id' | 'recipient' | 'sealed'
  >
>

export const saveReferral = async (db: Db, id: string, change: ReferralChange): Promise<void> => {
  await db.updateTable('referrals.referral').set(change).where('id', '=', id).execute()
}

/** Where a list stopped: by danger and clock while open, by the time of sending once finished. */
export type ReferralCursor =
  | { readonly urgency: Urgency; readonly dueAt: Date; readonly id: string }
  | { readonly sentAt: Date; readonly id: string }

/** A page of the agency's referrals. Keyset, no counting. */
export const referralPage = (
  db: Db,
  agencyId: string,
  tab: ReferralTab,
  after: ReferralCursor | undefined,
  limit: number,
): Promise<ReferralRow[]> => {
  if (tab === 'closed') return finishedPage(db, agencyId, after, limit)
  const side = tab === 'incoming' ? 'to_agency_id' : 'from_agency_id'
  const after_ = after !== undefined && 'dueAt' in after ? after : undefined
  return (
    db
      .selectFrom('referrals.referral')
      .select(clearColumns)
      .where(side, '=', agencyId)
      // Written out so that the planner matches the partial indexes.
      .where(
        tab === 'incoming'
          ? sql<boolean>`state not in ('drafted', 'returned', 'closed')`
          : sql<boolean>`state <> 'closed'`,
      )
      .$if(after_ !== undefined, (query) =>
        query.where(
          sql<boolean>`(urgency, report_due_at, id) > (${after_?.urgency}, ${after_?.dueAt}, ${after_?.id}::uuid)`,
        ),
      )
      .orderBy('urgency')
      .orderBy('report_due_at')
      .orderBy('id')
      .limit(limit)
      .execute()
  )
}

/** Finished referrals of both directions: each index gives its newest, the newest of both are kept. */
const finishedPage = async (
  db: Db,
  agencyId: string,
  after: ReferralCursor | undefined,
  limit: number,
): Promise<ReferralRow[]> => {
  const older = after !== undefined && 'sentAt' in after ? after : undefined
  const newest = () =>
    db
      .selectFrom('referrals.referral')
      .select(clearColumns)
      .$if(older !== undefined, (query) =>
        query.where(sql<boolean>`(sent_at, id) < (${older?.sentAt}, ${older?.id}::uuid)`),
      )
      .orderBy('sent_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
  const sent = await newest()
    .where('from_agency_id', '=', agencyId)
    .where(sql<boolean>`state = 'closed'`)
    .execute()
  const received = await newest()
    .where('to_agency_id', '=', agencyId)
    .where(sql<boolean>`state in ('returned', 'closed')`)
    .execute()
  return [...sent, ...received]
    .toSorted((a, b) => Number(b.sent_at) - Number(a.sent_at) || (a.id < b.id ? 1 : -1))
    .slice(0, limit)
}

/** Referrals to the agency that nobody has acknowledged, gravest first. */
export const unacknowledged = (db: Db, agencyId: string, limit: number): Promise<ReferralRow[]> =>
  db
    .selectFrom('referrals.referral')
    .select(clearColumns)
    .where('to_agency_id', '=', agencyId)
    .where(sql<boolean>`state = 'sent'`)
    .orderBy('urgency')
    .orderBy('acknowledge_due_at')
    .orderBy('id')
    .limit(limit)
    .execute()

/** Our referrals that came back with a result or a reason, to be read and closed; a part of the sending agency's list. */
export const answeredReferrals = (db: Db, agencyId: string, limit: number): Promise<ReferralRow[]> =>
  db
    .selectFrom('referrals.referral')
    .select(clearColumns)
    .where('from_agency_id', '=', agencyId)
    .where(sql<boolean>`state <> 'closed'`)
    .where('state', 'in', ['reported', 'returned'])
    .orderBy('urgency')
    .orderBy('report_due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
