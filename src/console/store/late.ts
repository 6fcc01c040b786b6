import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Cell } from '../model/figures.ts'
import type { Scope } from './figures.ts'

type Asked = Pick<Scope, 'agencyId' | 'now'>

const cells = (rows: readonly { readonly key: string | null; readonly n: number }[]): Cell[] =>
  rows.map(({ key, n }) => ({ key, n: Number(n) }))

/** Undecided reports past their clock, by commune (index report_queue). */
export const lateReports = async (db: Db, { agencyId, now }: Asked): Promise<Cell[]> =>
  cells(
    await db
      .selectFrom('intake.report')
      .select(({ fn }) => ['area_code as key', fn.countAll<number>().as('n')])
      .where('agency_id', '=', agencyId)
      .where(sql<boolean>`state in ('received', 'in_triage', 'redirected')`)
      .where('due_at', '<', now)
      .groupBy('area_code')
      .orderBy('n', 'desc')
      .execute(),
  )

/** Open cases past their clock, by commune (index case_open). Resolved ones only wait for their closing. */
export const lateCases = async (db: Db, { agencyId, now }: Asked): Promise<Cell[]> =>
  cells(
    await db
      .selectFrom('cases.case')
      .select(({ fn }) => ['area_code as key', fn.countAll<number>().as('n')])
      .where('agency_id', '=', agencyId)
      .where(sql<boolean>`state <> 'closed'`)
      .where('state', '<>', 'resolved')
      .where('due_at', '<', now)
      .groupBy('area_code')
      .orderBy('n', 'desc')
      .execute(),
  )

const overdue = (now: Date) => sql<boolean>`((state = 'sent' and acknowledge_due_at < ${now})
  or (state in ('delivered', 'accepted', 'in_progress') and report_due_at < ${now}))`

/** Our referrals that another agency has let run late, by that agency (index referral_out). */
export const lateSent = async (db: Db, { agencyId, now }: Asked): Promise<Cell[]> =>
  cells(
    await db
      .selectFrom('referrals.referral')
      .select(({ fn }) => ['to_agency_id as key', fn.countAll<number>().as('n')])
      .where('from_agency_id', '=', agencyId)
      .where(sql<boolean>`state <> 'closed'`)
      .where(overdue(now))
      .groupBy('to_agency_id')
      .orderBy('n', 'desc')
      .execute(),
  )

/** Referrals to us that we have let run late, by who waits (index referral_in). */
export const lateIncoming = async (db: Db, { agencyId, now }: Asked): Promise<Cell[]> =>
  cells(
    await db
      .selectFrom('referrals.referral')
      .select(({ fn }) => ['from_agency_id as key', fn.countAll<number>().as('n')])
      .where('to_agency_id', '=', agencyId)
      .where(sql<boolean>`state not in ('drafted', 'returned', 'closed')`)
      .where(overdue(now))
      .groupBy('from_agency_id')
      .orderBy('n', 'desc')
      .execute(),
  )
