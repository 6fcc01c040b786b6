import type { ExpressionBuilder, ExpressionWrapper } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'

/** Those whose reporter ever wrote again, or sent a file after the report. */
export const wroteAgainAmong = (db: Db, reportIds: readonly string[]): Promise<string[]> =>
  sentSince(db, reportIds, told)

/** Those whose reporter has the last word: nothing was written back to it since. Having read it is no answer. */
export const unansweredAmong = (db: Db, reportIds: readonly string[]): Promise<string[]> =>
  sentSince(db, reportIds, lastWordTo)

type Builder = ExpressionBuilder<Tables, 'intake.report'>
type Moment = (eb: Builder) => ExpressionWrapper<Tables, 'intake.report', Date>

const told: Moment = ({ ref, fn }) => fn.coalesce(ref('intake.report.received_at'))

/** When the reporter was last written to; before that, when they told. */
const lastWordTo: Moment = ({ fn, selectFrom, ref }) =>
  fn.coalesce(
    selectFrom('intake.message as answer')
      .select((answer) => answer.fn.max('answer.created_at').as('at'))
      .whereRef('answer.report_id', '=', 'intake.report.id')
      .where('answer.direction', '=', 'out'),
    ref('intake.report.received_at'),
  )

/** Those of the reports whose reporter sent a message or a file after a moment of the report. */
const sentSince = async (db: Db, reportIds: readonly string[], since: Moment): Promise<string[]> => {
  if (reportIds.length === 0) return []
  const found = await db
    .selectFrom('intake.report')
    .select('id')
    .where('id', 'in', [...reportIds])
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('intake.message as asked')
            .select('asked.id')
            .whereRef('asked.report_id', '=', 'intake.report.id')
            .where('asked.direction', '=', 'in')
            .where('asked.created_at', '>', since(eb)),
        ),
        eb.exists(
          eb
            .selectFrom('intake.attachment as file')
            .select('file.id')
            .whereRef('file.report_id', '=', 'intake.report.id')
            .where('file.created_at', '>', since(eb)),
        ),
      ]),
    )
    .execute()
  return found.map(({ id }) => id)
}
