import { action } from '../../action/action.ts'
import { performWithin } from '../../action/perform.ts'
import { permits } from '../../action/permissions.ts'
import { acceptReport } from '../../intake/actions/accept-report.ts'
import { NewCase } from '../model/inputs.ts'
import { memberActing } from './own-case.ts'
import { startCase } from './start-case.ts'

/**
 * Accepts a report into a new case. Whoever can work cases owns it at once; a receiver's case waits for its owner,
 * so that no case belongs to somebody who may not read it.
 */
export const openCaseFromReport = action({
  name: 'case.start',
  needs: 'report.triage',
  input: NewCase,
  run: async (scope, { reportId, title, summary }) => {
    const member = memberActing(scope)
    const report = await performWithin(acceptReport, scope, { reportId })
    return startCase(scope, {
      agencyId: member.agencyId,
      ownerId: permits(member, 'case.work') ? member.memberId : null,
      title,
      summary,
      urgency: report.urgency,
      categories: report.categories,
      areaCode: report.area_code,
      reportIds: [reportId],
      receivedAt: report.received_at,
    })
  },
  subject: (_, { caseId }) => `case:${caseId}`,
})
