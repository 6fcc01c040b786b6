import { z } from 'zod'
import { action } from '../../action/action.ts'
import { agencyIdentity } from '../../agencies/store/grants.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { sendLive } from '../../db/live.ts'
import { urgeWays } from '../model.ts'
import { saveSeen } from '../store/escalations.ts'

/** A leader has acted on an escalation: by telephone, in writing, in person, or found that nothing was needed. */
export const markEscalationSeen = action({
  name: 'referral.escalation-seen',
  needs: 'oversight.urge',
  input: z.object({ escalationId: z.uuid('not-found'), how: z.enum(urgeWays, 'required') }),
  run: async (scope, { escalationId, how }) => {
    const { db, now } = scope
    const { memberId, agencyId } = memberActing(scope)
    // A post alone silences nothing: it takes the agency's key, which an administrator cannot give.
    await agencyIdentity(scope)
    const referralId = await saveSeen(db, escalationId, agencyId, { at: now, by: memberId, how })
    await sendLive(db, { agencyId, kind: 'referral' })
    return { referralId }
  },
  subject: (_, { referralId }) => `referral:${referralId}`,
  reason: ({ how }) => how,
})
