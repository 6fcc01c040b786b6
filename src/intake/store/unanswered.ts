import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'

/** When the reporter was last written to; before that, when they told. */
const lastWordTo = ({ fn, selectFrom, ref }: ExpressionBuilder<Tables, 'intake.report'>) =>
  fn.coalesce(
    selectFrom('intake.message as answer')
      .select((answer) => answer.fn.max('answer.created_at').as('at'))
      .whereRef('answer.report_id', '=', 'intake.report.id')
      .where('answer.direction', '=', 'out'),
    ref('intake.report.received_at'),
  )

/**
 * Those of the reports whose reporter has the last word: a message, or a file sent after the report, that nothing was
 * written back to since. Having read it is no answer.
 */
export const unansweredAmong = async (db: Db, reportIds: readonly string[]): Promise<string[]> => {
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
            .where('asked.created_at', '>', lastWordTo(eb)),
        ),
        eb.exists(
          eb
            .selectFrom('intake.attachment as file')
            .select('file.id')
            .whereRef('file.report_id', '=', 'intake.report.id')
            .where('file.created_at', '>', lastWordTo(eb)),
        ),
      ]),
    )
    .execute()
  return found.map(({ id }) => id)
}
