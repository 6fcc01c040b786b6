import { action } from '../../action/action.ts'
import { permits } from '../../action/permissions.ts'
import { openAttachmentFile } from '../../intake/actions/open-attachment.ts'
import { Refusal } from '../../kit/refusal.ts'
import { AddReportEvidence } from '../model/inputs.ts'
import { reportIdsOf } from '../store/case-reports.ts'
import { lockOpenCase, ownCase, requireOpen } from './own-case.ts'
import { ledgerHash, sealEvidence, storeEvidence } from './seal-evidence.ts'

/** Keeps what a reporter of this case sent as evidence: the same bytes, sealed anew, the original hash kept. */
export const addEvidenceFromReport = action({
  name: 'evidence.add-from-report',
  needs: 'case.work',
  input: AddReportEvidence,
  prepare: async (context, { caseId, attachmentId, description }) => {
    if (!permits(context.actor, 'report.read')) throw new Refusal('forbidden')
    const row = requireOpen(await ownCase(context, caseId))
    const { reportId, facts, bytes } = await openAttachmentFile(context, attachmentId)
    if (!(await reportIdsOf(context.db, caseId)).includes(reportId)) throw new Refusal('not-found')
    return sealEvidence(context, row, { kind: 'file', ...facts, description, attachmentId }, bytes)
  },
  run: async (scope, { caseId }, sealed) =>
    storeEvidence(scope, await lockOpenCase(scope, caseId), sealed, 'report'),
  subject: (_, { evidenceId }) => `evidence:${evidenceId}`,
  reason: (_, { sealedSha256 }) => ledgerHash(sealedSha256),
})
