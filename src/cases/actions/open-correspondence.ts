import { z } from 'zod'
import { action } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { openEnvelope } from '../../agencies/store/grants.ts'
import { plightOf } from '../../intake/actions/open-words.ts'
import type { FileFacts } from '../../intake/model/files.ts'
import { openingReasons } from '../../intake/model/words.ts'
import { attachmentsOfReport } from '../../intake/store/attachments.ts'
import { markRead, messagesOf } from '../../intake/store/messages.ts'
import { findReport, lockIfInCharge, saveReport } from '../../intake/store/reports.ts'
import { openJson, openText } from '../../seal/age.ts'
import { memberActing } from './own-case.ts'

/**
 * What whoever works the case must know to act and to answer: danger, safe contact, consent, the words of the report, its
 * messages and the names of its files. Recorded under the report like every opening.
 */
export const openCorrespondence = action({
  name: 'report.open-messages',
  needs: 'report.read',
  input: z.object({
    reportId: z.uuid('not-found'),
    reason: z.enum(openingReasons),
    /** Whether the page shows them; what nobody saw stays unread. */
    seen: z.boolean().default(true),
  }),
  subject: ({ reportId }) => `report:${reportId}`,
  reason: ({ reason }) => reason,
  run: async (scope, { reportId, seen }) => {
    const { db, now } = scope
    const identity = await openEnvelope(scope, envelope('report', reportId))
    const report = await findReport(db, reportId)
    const messages = await Promise.all(
      (await messagesOf(db, reportId)).map(async ({ sealed, ...row }) => ({
        ...row,
        text: await openText(identity, sealed),
      })),
    )
    const files = await Promise.all(
      (await attachmentsOfReport(db, reportId)).map(async ({ id, state, sealed }) => ({
        id,
        state,
        facts: await openJson<FileFacts>(identity, sealed),
      })),
    )
    const { agencyId } = memberActing(scope)
    const fresh = report.unread || messages.some((one) => one.direction === 'in' && one.read_at === null)
    // Locked only when there is something to note: a report redirected meanwhile stays unread for its next agency.
    if (seen && fresh && (await lockIfInCharge(db, reportId, agencyId)) !== undefined) {
      await markRead(db, reportId, 'in', now)
      if (report.unread) await saveReport(db, reportId, { unread: false })
    }
    return { messages, files, plight: await plightOf(db, identity, report) }
  },
})
