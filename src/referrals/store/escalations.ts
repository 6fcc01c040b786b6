import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Urgency } from '../../kit/urgency.ts'
import { type EscalationReason, escalationReasons, type UrgeWay } from '../model.ts'

const batch = 200

/** Past its clock, in each of the two ways; written as the partial indexes are. */
const overdue = {
  'not-acknowledged': (now: Date) => sql<boolean>`state = 'sent' and acknowledge_due_at < ${now}`,
  'not-reported': (now: Date) =>
    sql<boolean>`state in ('delivered', 'accepted', 'in_progress') and report_due_at < ${now}`,
} as const satisfies Readonly<Record<EscalationReason, (now: Date) => unknown>>

const unraised = (db: Db, reason: EscalationReason, now: Date) =>
  db
    .selectFrom('referrals.referral')
    .where(overdue[reason](now))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('referrals.escalation')
            .select('id')
            .whereRef('referrals.escalation.referral_id', '=', 'referrals.referral.id')
            .where('reason', '=', reason),
        ),
      ),
    )

/** Whether a sweep would find anything, so that an idle minute writes nothing. */
export const anythingOverdue = async (db: Db, now: Date): Promise<boolean> => {
  for (const reason of escalationReasons)
    if ((await unraised(db, reason, now).select('id').limit(1).executeTakeFirst()) !== undefined) return true
  return false
}

export interface Raised {
  readonly referralId: string
  readonly agencyId: string
  readonly urgency: Urgency
}

/** Raises what is overdue. The unique key lets every referral in once, however many workers sweep at the same moment. */
export const raiseOverdue = async (db: Db, reason: EscalationReason, now: Date): Promise<Raised[]> => {
  const raised = await db
    .insertInto('referrals.escalation')
    .columns(['id', 'referral_id', 'agency_id', 'reason', 'raised_at'])
    .expression(
      unraised(db, reason, now)
        .select([
          sql<string>`gen_random_uuid()`.as('id'),
          'referrals.referral.id as referral_id',
          'from_agency_id',
          sql<EscalationReason>`${reason}::text`.as('reason'),
          sql<Date>`${now}::timestamptz`.as('raised_at'),
        ])
        .orderBy('referrals.referral.id')
        .limit(batch),
    )
    .onConflict((conflict) => conflict.columns(['referral_id', 'reason']).doNothing())
    .returning(['referral_id', 'agency_id'])
    .execute()
  if (raised.length === 0) return []
  const rows = await db
    .selectFrom('referrals.referral')
    .select(['id', 'urgency'])
    .where(
      'id',
      'in',
      raised.map((one) => one.referral_id),
    )
    .execute()
  const urgency = new Map(rows.map((row) => [row.id, row.urgency]))
  return raised.map((one) => ({
    referralId: one.referral_id,
    agencyId: one.agency_id,
    urgency: urgency.get(one.referral_id) ?? 'P2',
  }))
}

/** The clock that ran out. */
const clockOf = sql<Date>`case when referrals.escalation.reason = 'not-acknowledged'
  then referrals.referral.acknowledge_due_at else referrals.referral.report_due_at end`

const withReferral = (db: Db, agencyId: string) =>
  db
    .selectFrom('referrals.escalation')
    .innerJoin('referrals.referral', 'referrals.referral.id', 'referrals.escalation.referral_id')
    .select([
      'referrals.escalation.id',
      'referrals.escalation.reason',
      'referrals.escalation.raised_at',
      'referrals.escalation.seen_at',
      'referrals.escalation.seen_by',
      'referrals.escalation.seen_how',
      'referrals.escalation.referral_id',
      'referrals.referral.number',
      'referrals.referral.urgency',
      'referrals.referral.state',
      'referrals.referral.to_agency_id',
      clockOf.as('due_at'),
    ])
    .where('referrals.escalation.agency_id', '=', agencyId)

/** Escalations of the sending agency that no leader has acted on: gravest first, then the clock that ran out first. */
export const unseenEscalations = (db: Db, agencyId: string, limit: number) =>
  withReferral(db, agencyId)
    .where('referrals.escalation.seen_at', 'is', null)
    .orderBy('referrals.referral.urgency')
    .orderBy(clockOf)
    .orderBy('referrals.escalation.id')
    .limit(limit)
    .execute()

/** Escalations acted on, newest first: who was urged, when, how and by whom. */
export const seenEscalations = (db: Db, agencyId: string, since: Date, limit: number) =>
  withReferral(db, agencyId)
    .where('referrals.escalation.raised_at', '>=', since)
    .where('referrals.escalation.seen_at', 'is not', null)
    .orderBy('referrals.escalation.raised_at', 'desc')
    .limit(limit)
    .execute()

export type EscalationRow = Awaited<ReturnType<typeof unseenEscalations>>[number]

export const escalationsOf = (db: Db, referralId: string, agencyId: string) =>
  withReferral(db, agencyId)
    .where('referrals.escalation.referral_id', '=', referralId)
    .orderBy('referrals.escalation.raised_at')
    .execute()

/** Marks an escalation of the agency as acted on; the first leader's name stays. Returns the referral. */
export const saveSeen = async (
  db: Db,
  id: string,
  agencyId: string,
  seen: { readonly at: Date; readonly by: string; readonly how: UrgeWay },
): Promise<string> => {
  const found = await db
    .selectFrom('referrals.escalation')
    .select(['referral_id', 'seen_at'])
    .where('id', '=', id)
    .where('agency_id', '=', agencyId)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  if (found.seen_at !== null) throw new Refusal('conflict', 'already-seen')
  await db
    .updateTable('referrals.escalation')
    .set({ seen_at: seen.at, seen_by: seen.by, seen_how: seen.how })
    .where('id', '=', id)
    .execute()
  return found.referral_id
}
