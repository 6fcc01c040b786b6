import { action } from '../../action/action.ts'
import { sendLive } from '../../db/live.ts'
import { ReferralId } from '../model.ts'
import { saveReferral } from '../store/referrals.ts'
import { lockForMove } from './own-referral.ts'

/** “We have it”: who took it in hand and when. Nothing is promised yet. */
export const acknowledgeReferral = action({
  name: 'referral.acknowledge',
  needs: 'referral.answer',
  input: ReferralId,
  subject: ({ referralId }) => `referral:${referralId}`,
  run: async (scope, { referralId }) => {
    const { db, now } = scope
    const { row, member, state, otherAgencyId } = await lockForMove(scope, referralId, 'acknowledge')
    await saveReferral(db, referralId, { state, delivered_at: now, delivered_by: member.memberId })
    await sendLive(db, { agencyId: otherAgencyId, kind: 'referral', urgency: row.urgency })
    return { referralId, state }
  },
})
