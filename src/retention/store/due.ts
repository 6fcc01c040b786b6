import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { ErasableClass } from '../model/classes.ts'

/** A legal hold stands on an object (its name as `kind:id`). */
const held = (object: RawBuilder<unknown>) =>
  sql<boolean>`exists (select 1 from retention.legal_hold h where h.released_at is null and h.object = ${object})`

/** Somebody still works on what was passed on, or their own case about it is open. */
const inOthersHands = (caseId: RawBuilder<unknown>) => sql<boolean>`exists (
  select 1 from referrals.referral f left join cases.case oc on oc.id = f.receiving_case_id
  where f.case_id = ${caseId}
    and (f.state in ('sent', 'delivered', 'accepted', 'in_progress', 'reported') or (oc.id is not null and oc.state <> 'closed')))`

/** What the reporter said or sent last. */
const lastWord = (reportId: RawBuilder<unknown>) => sql`greatest(
  (select max(m.created_at) from intake.message m where m.report_id = ${reportId} and m.direction = 'in'),
  (select max(a.created_at) from intake.attachment a where a.report_id = ${reportId}))`

const lastWordOfCase = sql`(select max(greatest(
    (select max(m.created_at) from intake.message m where m.report_id = cr.report_id and m.direction = 'in'),
    (select max(a.created_at) from intake.attachment a where a.report_id = cr.report_id)))
  from cases.case_report cr where cr.case_id = c.id)`

/** A request about one's data is still to be answered: what it asks about must not vanish first. */
const asked = sql<boolean>`exists (select 1 from retention.rights_request q
  where q.report_id = r.id and q.state in ('received', 'acknowledged', 'granted', 'partly'))`

/** No case with this report is open, held, or in others' hands. */
const caseStandsIn = sql<boolean>`exists (
  select 1 from cases.case_report cr join cases.case c on c.id = cr.case_id
  where cr.report_id = r.id
    and (c.state <> 'closed' or ${held(sql`'case:' || c.id`)} or ${inOthersHands(sql`c.id`)}))`

const caseHeld = sql<boolean>`(${held(sql`'case:' || c.id`)} or exists (
  select 1 from cases.case_report cr where cr.case_id = c.id and ${held(sql`'report:' || cr.report_id`)}))`

/** The letter that began this case is still worked on by whoever wrote it, or its answer is not read. */
const originOpen = sql<boolean>`exists (select 1 from referrals.referral f where f.id = c.origin_referral_id
  and f.state in ('sent', 'delivered', 'accepted', 'in_progress', 'reported'))`

/**
 * Everything of a class that may fall due at all, as (id, agency_id, since): the moment its time runs from. Whatever is held, asked
 * about, unread, open, or in others' hands is not in it. `before` lets the partial indexes work.
 */
const candidates = {
  'declined-report': (before) => sql`
    select r.id, r.agency_id, greatest(coalesce(r.decided_at, r.received_at), ${lastWord(sql`r.id`)}) as since
    from intake.report r left join intake.report target on target.id = r.merged_into
    where r.state in ('declined', 'merged') and r.erased_at is null and r.decided_at < ${before} and not r.unread
      and (r.state = 'declined' or target.state = 'declined' or target.erased_at is not null)
      and not ${held(sql`'report:' || r.id`)} and not ${caseStandsIn} and not ${asked}`,
  report: (before) => sql`
    select r.id, r.agency_id, greatest(r.closed_at, ${lastWord(sql`r.id`)}) as since
    from intake.report r
    where r.state = 'closed' and r.erased_at is null and r.closed_at < ${before} and not r.unread
      and not ${held(sql`'report:' || r.id`)} and not ${caseStandsIn} and not ${asked}`,
  case: (before) => sql`
    select c.id, c.agency_id, greatest(c.closed_at, ${lastWordOfCase}) as since
    from cases.case c
    where c.state = 'closed' and c.erased_at is null and c.closed_at < ${before}
      and not ${caseHeld} and not ${inOthersHands(sql`c.id`)} and not ${originOpen}`,
  evidence: (before) => sql`
    select e.id, c.agency_id, greatest(c.closed_at, e.collected_at) as since
    from cases.evidence e join cases.case c on c.id = e.case_id
    where e.erased_at is null and c.erased_at is not null and c.closed_at < ${before}
      and not ${held(sql`'evidence:' || e.id`)} and not ${caseHeld} and not ${inOthersHands(sql`c.id`)}
      and not ${originOpen}`,
  referral: (before) => sql`
    select f.id, f.from_agency_id as agency_id, coalesce(f.closed_at, f.answered_at, f.sent_at) as since
    from referrals.referral f
    join cases.case c on c.id = f.case_id
    left join cases.case oc on oc.id = f.receiving_case_id
    where f.state in ('returned', 'closed') and f.erased_at is null and f.sent_at < ${before}
      and c.state = 'closed' and (oc.id is null or oc.state = 'closed')
      and not ${caseHeld} and not ${held(sql`'case:' || oc.id`)}`,
  'rights-request': (before) => sql`
    select q.id, q.agency_id, q.closed_at as since
    from retention.rights_request q
    where q.state in ('refused', 'done', 'withdrawn') and q.erased_at is null and q.closed_at < ${before}`,
} as const satisfies Readonly<Record<ErasableClass, (before: Date) => RawBuilder<unknown>>>

export interface DueRow {
  readonly id: string
  readonly agency_id: string
}

const endOf = (months: number) => sql`d.since + make_interval(months => ${months}::int4)`

/** What of a class is due at a moment, longest due first. */
export const dueOf = async (
  db: Db,
  name: ErasableClass,
  months: number,
  at: Date,
  limit: number,
): Promise<DueRow[]> => {
  const { rows } = await sql<DueRow>`
    select d.id, d.agency_id from (${candidates[name](at)}) d
    where ${endOf(months)} <= ${at} order by d.since, d.id limit ${limit}`.execute(db)
  return rows
}

/** Whether one of them still is, asked again with its row locked: a letter may have come meanwhile. */
export const isDue = async (
  db: Db,
  name: ErasableClass,
  months: number,
  at: Date,
  id: string,
): Promise<boolean> => {
  const { rows } = await sql<DueRow>`
    select d.id, d.agency_id from (${candidates[name](at)}) d
    where d.id = ${id}::uuid and ${endOf(months)} <= ${at}`.execute(db)
  return rows.length > 0
}

/** How many of a class fall due by a moment; of one agency, or of all. */
export const countDue = async (
  db: Db,
  name: ErasableClass,
  months: number,
  by: Date,
  agencyId?: string,
): Promise<number> => {
  const whose = agencyId === undefined ? sql`true` : sql`d.agency_id = ${agencyId}::uuid`
  const { rows } = await sql<{ count: number }>`
    select count(*)::int4 as count from (${candidates[name](by)}) d
    where ${endOf(months)} <= ${by} and ${whose}`.execute(db)
  return rows[0]?.count ?? 0
}
