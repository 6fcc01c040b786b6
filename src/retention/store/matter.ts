import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { RefusalReason } from '../model/rights.ts'

/** Why a report's content may not be erased now, whoever asks: `undefined` when nothing stands in the way. */
export const standsInTheWay = async (db: Db, reportId: string): Promise<RefusalReason | undefined> => {
  const { rows } = await sql<{ reason: RefusalReason }>`
    with of_report as (select c.id, c.state from cases.case_report cr join cases.case c on c.id = cr.case_id
      where cr.report_id = ${reportId}::uuid)
    select 'legal-hold' as reason from retention.legal_hold h where h.released_at is null
      and (h.object = ${`report:${reportId}`} or h.object in (select 'case:' || id from of_report))
    union all
    select 'criminal-proceedings' from referrals.referral f join of_report o on o.id in (f.case_id, f.receiving_case_id)
      where f.state in ('sent', 'delivered', 'accepted', 'in_progress', 'reported')
    union all
    select 'case-open' from of_report where state <> 'closed'
    union all
    select 'case-open' from intake.report where id = ${reportId}::uuid and state not in ('closed', 'declined', 'merged')
    limit 1`.execute(db)
  return rows[0]?.reason
}

export interface Whole {
  readonly cases: readonly { readonly id: string; readonly agency_id: string }[]
  readonly evidence: readonly { readonly id: string; readonly agency_id: string }[]
  readonly referrals: readonly { readonly id: string; readonly agency_id: string }[]
}

/** What was made of this report alone, by every agency: the cases with no other report, their evidence and letters. */
export const madeOf = async (db: Db, reportId: string): Promise<Whole> => {
  const { rows: cases } = await sql<{ id: string; agency_id: string }>`
    select c.id, c.agency_id from cases.case c join cases.case_report cr on cr.case_id = c.id
    where cr.report_id = ${reportId}::uuid and c.erased_at is null and not exists (
      select 1 from cases.case_report other join intake.report r on r.id = other.report_id
      where other.case_id = c.id and other.report_id <> ${reportId}::uuid and r.erased_at is null)`.execute(
    db,
  )
  const ids = cases.map(({ id }) => id)
  if (ids.length === 0) return { cases, evidence: [], referrals: [] }
  const { rows: evidence } = await sql<{ id: string; agency_id: string }>`
    select e.id, c.agency_id from cases.evidence e join cases.case c on c.id = e.case_id
    where c.id = any(${ids}::uuid[]) and e.erased_at is null`.execute(db)
  const { rows: referrals } = await sql<{ id: string; agency_id: string }>`
    select f.id, f.from_agency_id as agency_id from referrals.referral f
    where f.case_id = any(${ids}::uuid[]) and f.erased_at is null`.execute(db)
  return { cases, evidence, referrals }
}
