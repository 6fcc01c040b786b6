import { action } from '../../action/action.ts'
import { performWithin } from '../../action/perform.ts'
import { informReporter } from '../../intake/actions/write-to-reporter.ts'
import { Refusal } from '../../kit/refusal.ts'
import { isInformed } from '../model/closing.ts'
import { InformAll } from '../model/inputs.ts'
import { ownReportsOf } from './closing-facts.ts'
import { lockOpenCase } from './own-case.ts'

/** Tells every reporter of the case who has not been told yet how it ended. Each reads it with the receipt. */
export const informAll = action({
  name: 'case.inform-all',
  needs: 'report.message',
  input: InformAll,
  subject: ({ caseId }) => `case:${caseId}`,
  run: async (scope, { caseId, text }) => {
    const row = await lockOpenCase(scope, caseId)
    if (row.outcome === null) throw new Refusal('conflict', 'outcome-missing', { text: 'outcome-missing' })
    const waiting = (await ownReportsOf(scope.db, row)).filter(
      (report) => !isInformed(report.informed_at, row.reopened_at),
    )
    for (const { id } of waiting) await performWithin(informReporter, scope, { reportId: id, text })
    return { caseId, informed: waiting.length }
  },
})
