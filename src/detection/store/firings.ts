import { createHash } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import { dateInVietnam } from '../../law/model/calendar.ts'
import type { FiringOutcome } from '../model/life/rule-moves.ts'

export interface Firing {
  readonly ruleId: string
  readonly version: number
  readonly outcome: FiringOutcome
}

export interface Assessed {
  readonly reportId: string
  readonly agencyId: string
  readonly now: Date
  readonly firings: readonly Firing[]
}

/** Counts one assessment into the buckets of its day: numbers, no text. The same report again counts nothing. */
export const countFirings = async (db: Db, { reportId, agencyId, now, firings }: Assessed): Promise<void> => {
  const day = dateInVietnam(now)
  if (await isNew(db, `${reportId}`, day))
    await db
      .insertInto('detection.assessed_day')
      .values({ agency_id: agencyId, day, texts: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['agency_id', 'day'])
          .doUpdateSet((eb) => ({ texts: eb('detection.assessed_day.texts', '+', 1) })),
      )
      .execute()
  for (const { ruleId, version, outcome } of firings) {
    if (!(await isNew(db, `${reportId} ${ruleId}@${version}`, day))) continue
    await db
      .insertInto('detection.rule_day')
      .values({ rule_id: ruleId, version, agency_id: agencyId, day, outcome, hits: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['rule_id', 'version', 'agency_id', 'day', 'outcome'])
          .doUpdateSet((eb) => ({ hits: eb('detection.rule_day.hits', '+', 1) })),
      )
      .execute()
  }
}

/** The mark of what was counted is a hash, so that the table lists neither reports nor rules. */
const isNew = async (db: Db, what: string, day: string): Promise<boolean> => {
  const once = createHash('sha256').update(what).digest('hex')
  const inserted = await db
    .insertInto('detection.counted')
    .values({ once, day })
    .onConflict((conflict) => conflict.column('once').doNothing())
    .returning('once')
    .executeTakeFirst()
  return inserted !== undefined
}

/** How often each rule spoke today in the whole house, as `rule@version`: what the quotas are held against. */
export const spokenToday = async (db: Db, now: Date): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom('detection.rule_day')
    .select(['rule_id', 'version'])
    .select(({ fn }) => fn.sum<number>('hits').as('n'))
    .where('day', '=', dateInVietnam(now))
    .where('outcome', '=', 'spoke')
    .groupBy(['rule_id', 'version'])
    .execute()
  return new Map(rows.map(({ rule_id, version, n }) => [`${rule_id}@${version}`, Number(n)]))
}

/** One agency's own counts of the last days, as `rule@version outcome`. Another agency's would tell of its reports. */
export const firingsSince = async (
  db: Db,
  agencyId: string,
  now: Date,
  days: number,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom('detection.rule_day')
    .select(['rule_id', 'version', 'outcome'])
    .select(({ fn }) => fn.sum<number>('hits').as('n'))
    .where('agency_id', '=', agencyId)
    .where('day', '>', daysBefore(now, days))
    .groupBy(['rule_id', 'version', 'outcome'])
    .execute()
  return new Map(
    rows.map(({ rule_id, version, outcome, n }) => [`${rule_id}@${version} ${outcome}`, Number(n)]),
  )
}

/** Vietnam keeps one time all year, so a day back is always 24 hours. */
const daysBefore = (now: Date, days: number): string =>
  dateInVietnam(new Date(now.getTime() - days * 24 * 60 * 60 * 1000))

const loadDays = 28

/** Texts the whole house assessed a day over the last four weeks; undefined while it has assessed none. */
export const textsPerDay = async (db: Db, now: Date): Promise<number | undefined> => {
  const { n, first } = await db
    .selectFrom('detection.assessed_day')
    .select(({ fn }) => [fn.sum<number>('texts').as('n'), fn.countAll<number>().as('first')])
    .where('day', '>', daysBefore(now, loadDays))
    .executeTakeFirstOrThrow()
  return first === 0 ? undefined : Number(n) / loadDays
}

/** After the buckets are past changing, their marks go. */
export const sweepCounted = async (db: Db, now: Date): Promise<void> => {
  await db.deleteFrom('detection.counted').where('day', '<', daysBefore(now, 90)).execute()
}
