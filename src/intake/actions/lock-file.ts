import { z } from 'zod'
import { action } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { mayOpen, openEnvelope } from '../../agencies/store/grants.ts'
import { Refusal } from '../../kit/refusal.ts'
import { openJson } from '../../seal/age.ts'
import type { FileFacts } from '../model/files.ts'
import { lockReasons } from '../model/words.ts'
import { attachmentsOfReport, findAttachment, lockAttachment } from '../store/attachments.ts'

/** Suspected abuse imagery: locked at once, never shown again; only a handover to the police takes it out. */
export const lockFile = action({
  name: 'attachment.lock',
  needs: 'report.triage',
  input: z.object({ attachmentId: z.uuid('not-found'), reason: z.enum(lockReasons) }),
  run: async (scope, { attachmentId }) => {
    const { db, actor } = scope
    const { report_id: reportId } = await findAttachment(db, attachmentId)
    if (
      actor.kind !== 'member' ||
      reportId === null ||
      !(await mayOpen(db, envelope('report', reportId), actor.agencyId))
    )
      throw new Refusal('not-found')
    const identity = await openEnvelope(scope, envelope('report', reportId))
    const files = await Promise.all(
      (await attachmentsOfReport(db, reportId)).map(async ({ id, sealed }) => ({
        id,
        ...(await openJson<FileFacts>(identity, sealed)),
      })),
    )
    const hash = files.find(({ id }) => id === attachmentId)?.sha256
    // Sent twice, it is locked twice: a copy must not show what its twin may not.
    for (const { id, sha256 } of files)
      if (id === attachmentId || sha256 === hash) await lockAttachment(db, id)
    return { reportId }
  },
  subject: (_, { reportId }) => `report:${reportId}`,
  reason: ({ reason }) => reason,
})
