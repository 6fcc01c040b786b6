import { z } from 'zod'
import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { cancelDowntime } from '../store/downtime.ts'

/** Takes a planned stop back; the page says nothing of it any more, the record stays. */
export const takeDowntimeBack = action({
  name: 'downtime.cancel',
  needs: 'system.operate',
  input: z.strictObject({ downtimeId: z.uuid() }),
  subject: ({ downtimeId }) => `downtime:${downtimeId}`,
  run: async ({ db, now }, { downtimeId }) => {
    if (!(await cancelDowntime(db, downtimeId, now))) throw new Refusal('not-found', 'downtime-not-found')
    return { downtimeId }
  },
})
