import { action } from '../../action/action.ts'
import { sendLive } from '../../db/live.ts'
import { ReferralId } from '../model.ts'
import { saveReferral } from '../store/referrals.ts'
import { lockForMove } from './own-referral.ts'

export const startReferralWork = action({
  name: 'referral.start',
  needs: 'referral.answer',
  input: ReferralId,
  subject: ({ referralId }) => `referral:${referralId}`,
  run: async (scope, { referralId }) => {
    const { row, state, otherAgencyId } = await lockForMove(scope, referralId, 'start')
    await saveReferral(scope.db, referralId, { state })
    await sendLive(scope.db, { agencyId: otherAgencyId, kind: 'referral', urgency: row.urgency })
    return { referralId, state }
  },
})
