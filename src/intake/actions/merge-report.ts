import { z } from 'zod'
import { action } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { Refusal } from '../../kit/refusal.ts'
import { type ReportMove, type ReportState, reportMoves } from '../model/words.ts'
import { findByLocator, saveReport } from '../store/reports.ts'
import { lockOwnTwo } from './own-report.ts'

/** The same story told twice: this report follows another of the agency, named by its number. Nothing is thrown away. */
export const mergeReport = action({
  name: 'report.merge',
  needs: 'report.triage',
  input: z.object({
    reportId: z.uuid('not-found'),
    into: z
      .string('required')
      .transform((text) => text.replace(/\s/g, ''))
      .pipe(z.string().regex(/^\d{8}$/, 'report-number')),
  }),
  subject: ({ reportId }) => `report:${reportId}`,
  run: async (scope, { reportId, into }) => {
    const { db, now } = scope
    const target = await findByLocator(db, into)
    const { report, other: main } = await lockOwnTwo(scope, reportId, target?.id)
    // Another agency's number is answered like a number of nothing: trying them out tells nobody which exist.
    if (main === undefined || main.id === reportId)
      throw new Refusal('invalid', 'invalid', { into: 'report-number' })
    if (main.state === 'merged')
      throw new Refusal('conflict', 'merge-into-merged', { into: 'merge-into-merged' })
    const state = move<ReportState, ReportMove>(reportMoves, report.state, 'merge')
    await saveReport(db, reportId, { state, merged_into: main.id, decided_at: now })
    return { reportId, mainId: main.id }
  },
})
