import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Cell, Step, StepTime } from '../model/figures.ts'

/** Whose figures and from when. Every query names the agency and, where it looks back, a first moment an index starts at. */
export interface Scope {
  readonly agencyId: string
  readonly since: Date
  readonly now: Date
}

const seconds = (from: string, to: string) =>
  sql`extract(epoch from ${sql.ref(to)} - ${sql.ref(from)})::float8`

const share = (part: number, from: string, to: string): RawBuilder<number | null> =>
  sql<number | null>`percentile_cont(${sql.lit(part)}) within group (order by ${seconds(from, to)})
    filter (where ${sql.ref(to)} is not null and ${sql.ref(from)} is not null)`

const measured = (from: string, to: string): RawBuilder<number> =>
  sql<number>`count(*) filter (where ${sql.ref(to)} is not null and ${sql.ref(from)} is not null)`

const stepTime = (n: number, median: number | null, p90: number | null): StepTime => ({
  n: Number(n),
  median,
  p90,
})

interface ReportFigures {
  readonly received: number
  readonly times: Pick<Record<Step, StepTime>, 'received-opened' | 'opened-decided'>
}

/** Reports of the agency received in the period (index report_by_agency). */
export const reportFigures = async (db: Db, { agencyId, since }: Scope): Promise<ReportFigures> => {
  const found = await db
    .selectFrom('intake.report')
    .select(({ fn }) => [
      fn.countAll<number>().as('received'),
      measured('received_at', 'opened_at').as('opened'),
      share(0.5, 'received_at', 'opened_at').as('opened_median'),
      share(0.9, 'received_at', 'opened_at').as('opened_p90'),
      measured('opened_at', 'decided_at').as('decided'),
      share(0.5, 'opened_at', 'decided_at').as('decided_median'),
      share(0.9, 'opened_at', 'decided_at').as('decided_p90'),
    ])
    .where('agency_id', '=', agencyId)
    .where('received_at', '>=', since)
    .executeTakeFirstOrThrow()
  return {
    received: Number(found.received),
    times: {
      'received-opened': stepTime(found.opened, found.opened_median, found.opened_p90),
      'opened-decided': stepTime(found.decided, found.decided_median, found.decided_p90),
    },
  }
}

/** Cases of the agency opened in the period (index case_by_opened). */
export const casesOpened = async (db: Db, { agencyId, since }: Scope): Promise<number> => {
  const { n } = await db
    .selectFrom('cases.case')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('agency_id', '=', agencyId)
    .where('opened_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** How long the cases took that were closed in the period (index case_closed). */
export const caseTimes = async (db: Db, { agencyId, since }: Scope): Promise<StepTime> => {
  const found = await db
    .selectFrom('cases.case')
    .select([
      measured('opened_at', 'closed_at').as('n'),
      share(0.5, 'opened_at', 'closed_at').as('median'),
      share(0.9, 'opened_at', 'closed_at').as('p90'),
    ])
    .where('agency_id', '=', agencyId)
    .where(sql<boolean>`state = 'closed'`)
    .where('closed_at', '>=', since)
    .executeTakeFirstOrThrow()
  return stepTime(found.n, found.median, found.p90)
}

interface ReferralFigures {
  readonly sent: number
  readonly times: Pick<Record<Step, StepTime>, 'sent-delivered' | 'delivered-answered' | 'answered-reported'>
}

/** Referrals the agency sent in the period (index referral_by_sent). */
export const referralFigures = async (db: Db, { agencyId, since }: Scope): Promise<ReferralFigures> => {
  const found = await db
    .selectFrom('referrals.referral')
    .select(({ fn }) => [
      fn.countAll<number>().as('sent'),
      measured('sent_at', 'delivered_at').as('delivered'),
      share(0.5, 'sent_at', 'delivered_at').as('delivered_median'),
      share(0.9, 'sent_at', 'delivered_at').as('delivered_p90'),
      measured('delivered_at', 'answered_at').as('answered'),
      share(0.5, 'delivered_at', 'answered_at').as('answered_median'),
      share(0.9, 'delivered_at', 'answered_at').as('answered_p90'),
      measured('answered_at', 'reported_at').as('reported'),
      share(0.5, 'answered_at', 'reported_at').as('reported_median'),
      share(0.9, 'answered_at', 'reported_at').as('reported_p90'),
    ])
    .where('from_agency_id', '=', agencyId)
    .where('sent_at', '>=', since)
    .executeTakeFirstOrThrow()
  return {
    sent: Number(found.sent),
    times: {
      'sent-delivered': stepTime(found.delivered, found.delivered_median, found.delivered_p90),
      'delivered-answered': stepTime(found.answered, found.answered_median, found.answered_p90),
      'answered-reported': stepTime(found.reported, found.reported_median, found.reported_p90),
    },
  }
}

const cells = (rows: readonly { readonly key: string | null; readonly n: number }[]): Cell[] =>
  rows.map(({ key, n }) => ({ key, n: Number(n) }))

/** Reports of the period by commune, most first. */
export const reportsByArea = async (db: Db, { agencyId, since }: Scope): Promise<Cell[]> =>
  cells(
    await db
      .selectFrom('intake.report')
      .select(({ fn }) => ['area_code as key', fn.countAll<number>().as('n')])
      .where('agency_id', '=', agencyId)
      .where('received_at', '>=', since)
      .groupBy('area_code')
      .orderBy('n', 'desc')
      .orderBy('key')
      .execute(),
  )

/** Reports of the period by category, most first; a report counts once in each of its categories. */
export const reportsByCategory = async (db: Db, { agencyId, since }: Scope): Promise<Cell[]> =>
  cells(
    await db
      .selectFrom((eb) =>
        eb
          .selectFrom('intake.report')
          .select(sql<string>`unnest(categories)`.as('key'))
          .where('agency_id', '=', agencyId)
          .where('received_at', '>=', since)
          .as('each'),
      )
      .select(({ fn }) => ['key', fn.countAll<number>().as('n')])
      .groupBy('key')
      .orderBy('n', 'desc')
      .orderBy('key')
      .execute(),
  )
