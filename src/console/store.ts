import { type ExpressionBuilder, sql } from 'kysely'
import type { Member } from '../action/permissions.ts'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { countCap, type NavCounts } from './model/counts.ts'

type Builder = ExpressionBuilder<Tables, never>

// Written out so that the planner matches each list's partial index.
const undecided = sql<boolean>`state in ('received', 'in_triage', 'redirected')`
const openCase = sql<boolean>`state <> 'closed'`
const incoming = sql<boolean>`state not in ('drafted', 'returned', 'closed')`

const waitingReports = (eb: Builder, { agencyId }: Member) =>
  eb.selectFrom('intake.report').select('id').where('agency_id', '=', agencyId).where(undecided)

const unreadReports = (eb: Builder, { agencyId }: Member) =>
  eb.selectFrom('intake.report').select('id').where('agency_id', '=', agencyId).where('unread', '=', true)

const ownCases = (eb: Builder, { memberId }: Member) =>
  eb.selectFrom('cases.case').select('id').where('owner_id', '=', memberId).where(openCase)

const unacknowledged = (eb: Builder, { agencyId }: Member) =>
  eb
    .selectFrom('referrals.referral')
    .select('id')
    .where('to_agency_id', '=', agencyId)
    .where(incoming)
    .where('state', '=', 'sent')

/** The numbers in the side menu: one round trip, each read from a partial index and cut at `countCap`. */
export const navCounts = async (db: Db, member: Member, now: Date): Promise<NavCounts> => {
  const found = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom(waitingReports(eb, member).limit(countCap).as('some'))
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('reports'),
      eb.exists(waitingReports(eb, member).where('urgency', '=', 'P0')).as('reports_urgent'),
      eb
        .selectFrom(unreadReports(eb, member).limit(countCap).as('some'))
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('messages'),
      eb
        .selectFrom(ownCases(eb, member).limit(countCap).as('some'))
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('cases'),
      eb.exists(ownCases(eb, member).where('due_at', '<', now)).as('cases_urgent'),
      eb
        .selectFrom(unacknowledged(eb, member).limit(countCap).as('some'))
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('referrals'),
      eb
        .exists(
          unacknowledged(eb, member).where((or) =>
            or.or([or('urgency', '=', 'P0'), or('acknowledge_due_at', '<', now)]),
          ),
        )
        .as('referrals_urgent'),
      eb
        .selectFrom(
          eb
            .selectFrom('referrals.escalation')
            .select('id')
            .where('agency_id', '=', member.agencyId)
            .where('seen_at', 'is', null)
            .limit(countCap)
            .as('some'),
        )
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('escalations'),
    ])
    .executeTakeFirstOrThrow()
  return {
    reports: Number(found.reports),
    reportsUrgent: Boolean(found.reports_urgent),
    messages: Number(found.messages),
    cases: Number(found.cases),
    casesUrgent: Boolean(found.cases_urgent),
    referrals: Number(found.referrals),
    referralsUrgent: Boolean(found.referrals_urgent),
    escalations: Number(found.escalations),
  }
}
