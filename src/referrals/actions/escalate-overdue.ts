import { z } from 'zod'
import { action } from '../../action/action.ts'
import { sendLive } from '../../db/live.ts'
import { referralOverdue } from '../events.ts'
import { escalationReasons } from '../model.ts'
import { raiseOverdue } from '../store/escalations.ts'

/** Tells the sender's leader of every referral past its clock, once each, however many workers run. */
export const escalateOverdue = action({
  name: 'referral.escalate-overdue',
  needs: 'system.sweep',
  input: z.object({}),
  subject: () => 'referral:overdue',
  run: async ({ db, actor, now, services }) => {
    let raised = 0
    for (const reason of escalationReasons)
      for (const { referralId, agencyId, urgency } of await raiseOverdue(db, reason, now)) {
        raised += 1
        await services.announce(db, referralOverdue({ referralId, agencyId, reason }))
        await sendLive(db, { agencyId, kind: 'referral', urgency })
        const object = `referral:${referralId}`
        await services.record(db, {
          actor,
          action: 'referral.escalate',
          object,
          reason,
          outcome: 'done',
          at: now,
        })
      }
    return { raised }
  },
  reason: (_, { raised }) => String(raised),
})
