import { z } from 'zod'
import { action } from '../../action/action.ts'
import type { Db } from '../../db/open.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { seal, sealJson } from '../../seal/age.ts'
import { tokenHash } from '../../seal/token.ts'
import { filesPerReport } from '../model/files.ts'
import { attachmentsOfDraft, insertAttachment } from '../store/attachments.ts'
import { lockDraft } from '../store/drafts.ts'
import { compareFile } from './compare-file.ts'
import { DraftToken, requireDraftBox } from './draft-box.ts'
import { inspectFile } from './inspect-file.ts'
import { orRemoveBlob } from './or-remove-blob.ts'

const requireRoom = async (db: Db, draftId: string): Promise<void> => {
  if ((await attachmentsOfDraft(db, draftId)).length >= filesPerReport)
    throw new Refusal('too-large', 'too-many-files', { files: 'too-many-files' })
}

/** Seals a file to the draft's own key before it touches the disk. The blob is written first; a row without one never exists. */
export const addDraftFile = action({
  name: 'draft.add-file',
  needs: 'report.submit',
  unrecorded: 'own-draft',
  input: z.object({ token: DraftToken, name: z.string(), bytes: z.instanceof(Uint8Array) }),
  subject: () => 'draft',
  prepare: async ({ db, now, services }, { token, name, bytes }) => {
    const { keys } = await requireDraftBox(db, token, now)
    await requireRoom(db, tokenHash(token))
    const { facts, state } = await compareFile(db, await inspectFile({ name, bytes }), bytes)
    const [sealed, content] = await Promise.all([
      sealJson([keys.recipient], facts),
      seal([keys.recipient], bytes),
    ])
    return { sealed, blobKey: await services.blobs.put(content), size: content.length, state }
  },
  run: ({ db, now, services }, { token }, { sealed, blobKey, size, state }) =>
    orRemoveBlob(services, blobKey, async () => {
      const draftId = tokenHash(token)
      if ((await lockDraft(db, draftId, now)) === undefined) throw new Refusal('expired', 'draft-expired')
      await requireRoom(db, draftId)
      await insertAttachment(db, {
        id: newId(),
        draft_id: draftId,
        sealed,
        blob_key: blobKey,
        size,
        state,
        created_at: now,
      })
    }),
})
