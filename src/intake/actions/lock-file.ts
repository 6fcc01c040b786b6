import { z } from 'zod'
import { action } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { agencyIdentity, mayOpen } from '../../agencies/store/grants.ts'
import { Refusal } from '../../kit/refusal.ts'
import { lockReasons } from '../model/words.ts'
import { findAttachment, lockAttachment } from '../store/attachments.ts'

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
    await agencyIdentity(scope)
    await lockAttachment(db, attachmentId)
    return { reportId }
  },
  subject: (_, { reportId }) => `report:${reportId}`,
  reason: ({ reason }) => reason,
})
