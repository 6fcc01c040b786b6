import { z } from 'zod'
import { action } from '../../action/action.ts'
import { requiredText } from '../../kit/fields.ts'
import { declineReasons } from '../model/words.ts'
import { saveReport } from '../store/reports.ts'
import { lockForMove } from './own-report.ts'
import { sendToReporter } from './write-to-reporter.ts'

/** Not for us, with a reason for the ledger and kind words for the reporter: nobody is left without an answer. */
export const declineReport = action({
  name: 'report.decline',
  needs: 'report.triage',
  input: z.object({
    reportId: z.uuid('not-found'),
    reason: z.enum(declineReasons),
    text: requiredText(5_000),
  }),
  subject: ({ reportId }) => `report:${reportId}`,
  reason: ({ reason }) => reason,
  run: async (scope, { reportId, text }) => {
    const { state } = await lockForMove(scope, reportId, 'decline')
    await sendToReporter(scope, reportId, 'outcome', text)
    await saveReport(scope.db, reportId, { state, decided_at: scope.now, closed_at: scope.now })
    return { reportId }
  },
})
