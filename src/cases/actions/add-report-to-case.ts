import { action } from '../../action/action.ts'
import { performWithin } from '../../action/perform.ts'
import { acceptReport } from '../../intake/actions/accept-report.ts'
import { Refusal } from '../../kit/refusal.ts'
import { caseDueAt, graver } from '../model/clock.ts'
import { AddReport } from '../model/inputs.ts'
import { linkReport } from '../store/case-reports.ts'
import { findCaseByNumber, saveCase } from '../store/cases.ts'
import { lockOwnCase, memberActing } from './own-case.ts'

/** Accepts a report into a case of the agency, named by its number. The graver urgency and the earlier clock win. */
export const addReportToCase = action({
  name: 'case.add-report',
  needs: 'report.triage',
  input: AddReport,
  run: async (scope, { reportId, number }) => {
    const { db, now } = scope
    const found = await findCaseByNumber(db, number, memberActing(scope).agencyId)
    if (found === undefined) throw new Refusal('invalid', 'invalid', { number: 'case-number' })
    const row = await lockOwnCase(scope, found.id)
    if (row.state === 'closed') throw new Refusal('conflict', 'case-closed', { number: 'case-closed' })
    const report = await performWithin(acceptReport, scope, { reportId })
    await linkReport(db, row.id, reportId, now)
    const clock = graver(
      { urgency: row.urgency, dueAt: row.due_at },
      { urgency: report.urgency, dueAt: caseDueAt(report.urgency, report.received_at) },
    )
    await saveCase(db, row.id, {
      urgency: clock.urgency,
      due_at: clock.dueAt,
      categories: [...new Set([...row.categories, ...report.categories])].sort(),
    })
    return { caseId: row.id, number }
  },
  subject: (_, { caseId }) => `case:${caseId}`,
})
