import { z } from 'zod'
import { action } from '../../action/action.ts'
import { dropStrayAttachments } from '../store/attachments.ts'
import { dropExpiredDrafts } from '../store/drafts.ts'
import { sweepReporterSessions } from '../store/sessions.ts'

const page = 200
const rounds = 50
const strayAfter = 60 * 60 * 1000

/** Removes forgotten drafts, files left without one, and ended visits. Returns the blobs to remove once this is committed. */
export const sweepDrafts = action({
  name: 'draft.sweep',
  needs: 'system.sweep',
  input: z.object({}),
  subject: () => 'draft',
  run: async ({ db, now }) => {
    await sweepReporterSessions(db, now)
    const blobKeys: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      const dropped = await dropExpiredDrafts(db, now, page)
      blobKeys.push(...dropped.blobKeys)
      if (dropped.count < page) break
    }
    for (let round = 0; round < rounds; round += 1) {
      const stray = await dropStrayAttachments(db, new Date(now.getTime() - strayAfter), page)
      blobKeys.push(...stray)
      if (stray.length < page) break
    }
    return { blobKeys }
  },
})
