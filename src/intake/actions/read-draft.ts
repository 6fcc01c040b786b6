import { z } from 'zod'
import { action } from '../../action/action.ts'
import { openJson } from '../../seal/age.ts'
import { tokenHash } from '../../seal/token.ts'
import type { FileFacts } from '../model/files.ts'
import { attachmentsOfDraft } from '../store/attachments.ts'
import { DraftToken, requireDraftBox } from './draft-box.ts'

/** The reporter's own unfinished answers and the names of their files. Refuses `expired` when there is no such draft. */
export const readDraft = action({
  name: 'draft.read',
  needs: 'report.submit',
  unrecorded: 'own-draft',
  input: z.object({ token: DraftToken }),
  subject: () => 'draft',
  run: async ({ db, now }, { token }) => {
    const { keys, answers } = await requireDraftBox(db, token, now)
    const rows = await attachmentsOfDraft(db, tokenHash(token))
    const files = await Promise.all(
      rows.map(async (row) => ({ id: row.id, ...(await openJson<FileFacts>(keys.identity, row.sealed)) })),
    )
    return { answers, files }
  },
})
