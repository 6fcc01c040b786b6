import { z } from 'zod'
import { action, type Scope } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { openEnvelope } from '../../agencies/store/grants.ts'
import { Refusal } from '../../kit/refusal.ts'
import { open, openJson } from '../../seal/age.ts'
import { acceptedTypes, type FileFacts } from '../model/files.ts'
import { openingReasons } from '../model/words.ts'
import { findAttachment } from '../store/attachments.ts'

export const openAttachmentFile = async (scope: Scope, attachmentId: string) => {
  const row = await findAttachment(scope.db, attachmentId)
  if (row.report_id === null) throw new Refusal('not-found')
  const identity = await openEnvelope(scope, envelope('report', row.report_id))
  if (row.state === 'locked') throw new Refusal('forbidden', 'file-locked')
  const facts = await openJson<FileFacts>(identity, row.sealed)
  return {
    reportId: row.report_id,
    facts,
    bytes: await open(identity, await scope.services.blobs.get(row.blob_key)),
  }
}

/** A picture to be shown blurred. Drawn by the door, after commit: no transaction waits for a stranger's picture. */
export const previewAttachment = action({
  name: 'attachment.preview',
  needs: 'report.read',
  input: z.object({ attachmentId: z.uuid('not-found') }),
  run: async (scope, { attachmentId }) => {
    const { reportId, facts, bytes } = await openAttachmentFile(scope, attachmentId)
    if (acceptedTypes[facts.type] !== 'image') throw new Refusal('unsupported-media', 'no-preview')
    return { reportId, bytes }
  },
  subject: (_, { reportId }) => `report:${reportId}`,
})

/** The file itself, when an officer asks for it and says why. */
export const openAttachment = action({
  name: 'attachment.open',
  needs: 'report.read',
  input: z.object({ attachmentId: z.uuid('not-found'), reason: z.enum(openingReasons) }),
  run: (scope, { attachmentId }) => openAttachmentFile(scope, attachmentId),
  subject: (_, { reportId }) => `report:${reportId}`,
  reason: ({ reason }) => reason,
})
