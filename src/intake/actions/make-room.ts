import { z } from 'zod'
import { action } from '../../action/action.ts'
import { countDrafts, draftFileBytes, dropUntouchedDrafts } from '../store/draft-room.ts'

const page = 500
/** Somebody who has just begun is still reading the second page. */
const stillReading = 2 * 60_000

/**
 * Keeps a flood's unfinished stories from growing without end: beyond `mostDrafts` those go first that nobody went on with after the first page,
 * the oldest first. What was answered twice, has a file or a code stays its time; what was sent is not here at all.
 */
export const makeRoom = action({
  name: 'draft.make-room',
  needs: 'system.sweep',
  unrecorded: 'own-draft',
  input: z.object({ mostDrafts: z.int().min(0) }),
  subject: () => 'draft',
  run: async ({ db, now }, { mostDrafts }) => {
    let drafts = await countDrafts(db)
    let dropped = 0
    while (drafts > mostDrafts) {
      const gone = await dropUntouchedDrafts(
        db,
        new Date(now.getTime() - stillReading),
        Math.min(page, drafts - mostDrafts),
      )
      if (gone === 0) break
      dropped += gone
      drafts -= gone
    }
    return { drafts, dropped, fileBytes: await draftFileBytes(db) }
  },
})
