import { z } from 'zod'
import { action } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { agencyIdentity, openEnvelope } from '../../agencies/store/grants.ts'
import type { ReportContent } from '../../intake/model/content.ts'
import { identifyingTerms } from '../../intake/model/terms.ts'
import { reportsSharing } from '../../intake/store/blind-index.ts'
import { sealedContentOf } from '../../intake/store/reports.ts'
import { openJson } from '../../seal/age.ts'
import { blindTokens } from '../../seal/blind.ts'
import { openCasesWith } from '../store/case-reports.ts'
import { memberActing } from './own-case.ts'

const offered = 5

/**
 * Open cases of the agency with a report that names the same account, page or number. The report is opened in memory for
 * its tokens only; nothing of it is returned.
 */
export const suggestCases = action({
  name: 'case.suggest',
  needs: 'report.triage',
  input: z.object({ reportId: z.uuid('not-found') }),
  subject: ({ reportId }) => `report:${reportId}`,
  run: async (scope, { reportId }) => {
    const { db } = scope
    const { agencyId } = memberActing(scope)
    const identity = await openEnvelope(scope, envelope('report', reportId))
    const content = await openJson<ReportContent>(identity, await sealedContentOf(db, reportId))
    const tokens = blindTokens(await agencyIdentity(scope), identifyingTerms(content))
    const sharing = await reportsSharing(db, agencyId, reportId, tokens)
    return openCasesWith(
      db,
      agencyId,
      sharing.map((one) => one.reportId),
      offered,
    )
  },
})
