import { z } from 'zod'
import { action } from '../../action/action.ts'
import { dropDraft, expiredDrafts } from '../store/drafts.ts'
import { sweepReporterSessions } from '../store/sessions.ts'

/** Removes forgotten drafts and ended visits. Returns the blobs to remove once this is committed. */
export const sweepDrafts = action({
  name: 'draft.sweep',
  needs: 'system.sweep',
  input: z.object({}),
  subject: () => 'draft',
  run: async ({ db, now }) => {
    await sweepReporterSessions(db, now)
    const blobKeys: string[] = []
    for (const id of await expiredDrafts(db, now)) blobKeys.push(...(await dropDraft(db, id)))
    return { blobKeys }
  },
})
