import { z } from 'zod'
import { action } from '../../action/action.ts'
import { textOfTurns } from '../../detection/model/screens/turns.ts'
import { readScreen } from '../../detection/store/screen-reader.ts'
import { Refusal } from '../../kit/refusal.ts'
import { acceptedTypes } from '../model/files.ts'
import { openingReasons } from '../model/words.ts'
import { findAttachment } from '../store/attachments.ts'
import { openAttachmentFile } from './open-attachment.ts'
import { readingOf } from './read-text.ts'

/**
 * The words in a picture and what the engine says of them, for an officer who would rather not look. Opened and read in
 * memory, shown once, kept nowhere (docs/decisions/0009).
 */
export const readAttachment = action({
  name: 'attachment.read-words',
  needs: 'report.read',
  input: z.object({ attachmentId: z.uuid('not-found'), reason: z.enum(openingReasons) }),
  // Reading takes a second or two: no transaction waits for it.
  prepare: async (context, { attachmentId }) => {
    const { reportId, facts, bytes } = await openAttachmentFile(context, attachmentId)
    if (acceptedTypes[facts.type] !== 'image') throw new Refusal('unsupported-media', 'screen-no-picture')
    const read = await readScreen(bytes)
    if (read.status !== 'read' && read.status !== 'no-words') throw refusalOf(read.status)
    const { turns, confidence } = read.status === 'read' ? read : { turns: [], confidence: 0 }
    const reading = await readingOf(context.db, textOfTurns(turns), context.now, 'message')
    return { reportId, facts, turns, confidence, reading }
  },
  run: async ({ db }, { attachmentId }, found) => {
    // A colleague may have locked it while it was being read.
    if ((await findAttachment(db, attachmentId)).state === 'locked')
      throw new Refusal('forbidden', 'file-locked')
    return found
  },
  subject: (_, { reportId }) => `report:${reportId}`,
  reason: ({ reason }) => reason,
})

const kinds = {
  'no-picture': 'unsupported-media',
  'too-large': 'too-large',
  'too-slow': 'unavailable',
  stopped: 'unavailable',
} as const
const refusalOf = (status: keyof typeof kinds): Refusal => new Refusal(kinds[status], `screen-${status}`)
