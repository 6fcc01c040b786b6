import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Urgency } from '../../kit/urgency.ts'

export interface Waiting {
  readonly urgency: Urgency
  readonly waiting: number
  /** Past their clock. */
  readonly late: number
}

/** What waits for a decision in the whole province, by danger: figures for whoever keeps the machine, nothing of any report. */
export const waitingByUrgency = async (db: Db, now: Date): Promise<readonly Waiting[]> => {
  const rows = await db
    .selectFrom('intake.report')
    .select(({ fn }) => [
      'urgency',
      fn.countAll<number>().as('waiting'),
      fn.countAll<number>().filterWhere('due_at', '<', now).as('late'),
    ])
    // Written out so that the planner matches the queue's partial index.
    .where(sql<boolean>`state in ('received', 'in_triage', 'redirected')`)
    .groupBy('urgency')
    .execute()
  return rows.map(({ urgency, waiting, late }) => ({
    urgency,
    waiting: Number(waiting),
    late: Number(late),
  }))
}
