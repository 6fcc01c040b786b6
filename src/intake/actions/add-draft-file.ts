import { z } from 'zod'
import { action } from '../../action/action.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { seal, sealJson } from '../../seal/age.ts'
import { tokenHash } from '../../seal/token.ts'
import { filesPerReport } from '../model/files.ts'
import { attachmentsOfDraft, insertAttachment } from '../store/attachments.ts'
import { DraftToken, requireDraftBox } from './draft-box.ts'
import { inspectFile } from './inspect-file.ts'

/** Seals a file to the draft's own key before it touches the disk. The blob is written first; a row without one never exists. */
export const addDraftFile = action({
  name: 'draft.add-file',
  needs: 'report.submit',
  unrecorded: 'own-draft',
  input: z.object({ token: DraftToken, name: z.string(), bytes: z.instanceof(Uint8Array) }),
  subject: () => 'draft',
  prepare: async ({ db, now, services }, { token, name, bytes }) => {
    const { keys } = await requireDraftBox(db, token, now)
    if ((await attachmentsOfDraft(db, tokenHash(token))).length >= filesPerReport)
      throw new Refusal('too-large', 'too-many-files', { files: 'too-many-files' })
    const facts = await inspectFile({ name, bytes })
    const [sealed, content] = await Promise.all([
      sealJson([keys.recipient], facts),
      seal([keys.recipient], bytes),
    ])
    return { sealed, blobKey: await services.blobs.put(content), size: content.length }
  },
  run: async ({ db, now }, { token }, { sealed, blobKey, size }) => {
    await insertAttachment(db, {
      id: newId(),
      draft_id: tokenHash(token),
      sealed,
      blob_key: blobKey,
      size,
      state: 'stored',
      created_at: now,
    })
  },
})
