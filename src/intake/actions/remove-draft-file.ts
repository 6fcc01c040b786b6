import { z } from 'zod'
import { action } from '../../action/action.ts'
import { tokenHash } from '../../seal/token.ts'
import { deleteDraftAttachment } from '../store/attachments.ts'
import { DraftToken, requireDraftBox } from './draft-box.ts'

/** Takes a file out of an unfinished report. Returns the blob to remove once this is committed. */
export const removeDraftFile = action({
  name: 'draft.remove-file',
  needs: 'report.submit',
  unrecorded: 'own-draft',
  input: z.object({ token: DraftToken, fileId: z.uuid('invalid-choice') }),
  subject: () => 'draft',
  run: async ({ db, now }, { token, fileId }) => {
    await requireDraftBox(db, token, now)
    return { blobKey: await deleteDraftAttachment(db, tokenHash(token), fileId) }
  },
})
