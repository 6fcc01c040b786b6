import { action } from '../../action/action.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { earliestStart, PlanDowntime } from '../model/downtime.ts'
import { saveDowntime } from '../store/downtime.ts'

/** Announces a planned stop on every page. Too short a notice is refused unless it is said to be urgent. */
export const planDowntime = action({
  name: 'downtime.plan',
  needs: 'system.operate',
  input: PlanDowntime,
  run: async ({ db, now }, { from, to, reason, urgent }) => {
    if (from <= now) throw new Refusal('invalid', 'invalid', { from: 'in-the-past' })
    const short = from <= earliestStart(now)
    if (short && !urgent) throw new Refusal('invalid', 'invalid', { from: 'short-notice' })
    const id = newId()
    await saveDowntime(db, {
      id,
      starts_at: from,
      ends_at: to,
      reason,
      urgent: short,
      planned_at: now,
      cancelled_at: null,
    })
    return { downtimeId: id, urgent: short }
  },
  subject: (_, { downtimeId }) => `downtime:${downtimeId}`,
  reason: (_, { urgent }) => (urgent ? 'short-notice' : null),
})
