import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../db/open.ts'
import { newId } from '../../kit/random.ts'
import type { TrialText } from '../model/life/evaluate.ts'
import type { Verdict } from '../model/life/rule-moves.ts'
import { BacktestReport, type Picks } from '../model/life/tally.ts'
import type { BacktestPickTable, BacktestTable } from '../table.ts'

export type BacktestRow = Selectable<BacktestTable>
export type PickRow = Selectable<BacktestPickTable>

export const insertBacktest = async (db: Db, row: Insertable<BacktestTable>): Promise<void> => {
  await db.insertInto('detection.backtest').values(row).execute()
}

export const findBacktest = (db: Db, id: string): Promise<BacktestRow | undefined> =>
  db.selectFrom('detection.backtest').selectAll().where('id', '=', id).executeTakeFirst()

/** The latest backtest of a version, running or done. */
export const latestBacktest = (db: Db, ruleId: string, version: number): Promise<BacktestRow | undefined> =>
  db
    .selectFrom('detection.backtest')
    .selectAll()
    .where('rule_id', '=', ruleId)
    .where('version', '=', version)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()

export const reportOf = ({ report }: Pick<BacktestRow, 'report'>): BacktestReport | undefined =>
  BacktestReport.safeParse(report).data

export const saveProgress = async (db: Db, id: string, seen: number, total: number): Promise<void> => {
  await db
    .updateTable('detection.backtest')
    .set({ seen, total })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** Ends a backtest that still waits; false when it was ended before. */
export const endBacktest = async (
  db: Db,
  id: string,
  { report, picks, now }: { readonly report?: BacktestReport; readonly picks?: Picks; readonly now: Date },
): Promise<boolean> => {
  const ended = await db
    .updateTable('detection.backtest')
    .set({
      state: report === undefined ? 'failed' : 'done',
      finished_at: now,
      ...(report === undefined
        ? {}
        : { report: JSON.stringify(report), seen: report.seen, total: report.seen }),
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst()
  if (ended === undefined) return false
  const rows = [...pickRows(id, picks?.hits ?? [], true), ...pickRows(id, picks?.misses ?? [], false)]
  if (rows.length > 0) await db.insertInto('detection.backtest_pick').values(rows).execute()
  return true
}

const pickRows = (backtest_id: string, texts: readonly TrialText[], fired: boolean) =>
  texts.map(({ source, kind, text }) => ({ id: newId(), backtest_id, fired, source, kind, text }))

/** The picked texts in the order they are shown: unjudged ones stay in place, so that nothing jumps under a hand. */
export const picksOf = (db: Db, backtestId: string): Promise<PickRow[]> =>
  db
    .selectFrom('detection.backtest_pick')
    .selectAll()
    .where('backtest_id', '=', backtestId)
    .orderBy('fired', 'desc')
    .orderBy('id')
    .execute()

export const judgePick = async (
  db: Db,
  {
    pickId,
    ruleId,
    verdict,
    by,
    now,
  }: { pickId: string; ruleId: string; verdict: Verdict; by: string; now: Date },
): Promise<boolean> => {
  const judged = await db
    .updateTable('detection.backtest_pick')
    .set({ verdict, judged_by: by, judged_at: now })
    .where('id', '=', pickId)
    .where('backtest_id', 'in', (eb) =>
      eb.selectFrom('detection.backtest').select('id').where('rule_id', '=', ruleId),
    )
    .returning('id')
    .executeTakeFirst()
  return judged !== undefined
}

/** Verdicts on the latest done backtest of each version, for the list: rule@version → counts. */
export const verdictCounts = async (
  db: Db,
): Promise<ReadonlyMap<string, { readonly right: number; readonly wrong: number }>> => {
  const rows = await db
    .selectFrom('detection.backtest_pick as pick')
    .innerJoin('detection.backtest as test', 'test.id', 'pick.backtest_id')
    .select(['test.rule_id', 'test.version', 'pick.verdict'])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('pick.fired', '=', true)
    .where('pick.verdict', 'in', ['right', 'wrong'])
    .where('test.asked_at', '=', (eb) =>
      eb
        .selectFrom('detection.backtest as later')
        .select(({ fn }) => fn.max('later.asked_at').as('latest'))
        .whereRef('later.rule_id', '=', 'test.rule_id')
        .whereRef('later.version', '=', 'test.version')
        .where('later.state', '=', 'done'),
    )
    .groupBy(['test.rule_id', 'test.version', 'pick.verdict'])
    .execute()
  const counts = new Map<string, { right: number; wrong: number }>()
  for (const { rule_id, version, verdict, n } of rows) {
    const key = `${rule_id}@${version}`
    const known = counts.get(key) ?? { right: 0, wrong: 0 }
    counts.set(key, { ...known, ...(verdict === null ? {} : { [verdict]: n }) })
  }
  return counts
}
