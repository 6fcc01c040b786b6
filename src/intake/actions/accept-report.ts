import { z } from 'zod'
import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { saveReport } from '../store/reports.ts'
import { lockForMove } from './own-report.ts'

/** Marks a report as taken into a case; the cases room calls it in its own transaction. The legal nature must be fixed first. */
export const acceptReport = action({
  name: 'report.accept',
  needs: 'report.triage',
  input: z.object({ reportId: z.uuid('not-found') }),
  subject: ({ reportId }) => `report:${reportId}`,
  run: async (scope, { reportId }) => {
    const { report, state } = await lockForMove(scope, reportId, 'accept')
    if (report.legal_nature === null)
      throw new Refusal('invalid', 'legal-nature-first', { legalNature: 'legal-nature-first' })
    await saveReport(scope.db, reportId, { state, decided_at: scope.now })
    return { ...report, state }
  },
})
