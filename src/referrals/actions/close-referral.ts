import { action } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { liftHold } from '../../cases/store/holds.ts'
import { sendLive } from '../../db/live.ts'
import { Refusal } from '../../kit/refusal.ts'
import { ReferralId } from '../model.ts'
import { saveReferral } from '../store/referrals.ts'
import { lockForMove } from './own-referral.ts'

/** The sender has read the answer and is done with it; only now may their case close. */
export const closeReferral = action({
  name: 'referral.close',
  needs: 'referral.send',
  input: ReferralId,
  subject: ({ referralId }) => `referral:${referralId}`,
  run: async (scope, { referralId }) => {
    const { db, now } = scope
    const { row, state, otherAgencyId } = await lockForMove(scope, referralId, 'close')
    if (row.read_at === null) throw new Refusal('conflict', 'read-result-first')
    await saveReferral(db, referralId, { state, closed_at: now })
    await liftHold(db, row.case_id, envelope('referral', referralId), now)
    await sendLive(db, { agencyId: otherAgencyId, kind: 'referral', urgency: row.urgency })
    return { referralId, caseId: row.case_id, state }
  },
})
