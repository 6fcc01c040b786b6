import { action } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { liftHold } from '../../cases/store/holds.ts'
import { sendLive } from '../../db/live.ts'
import { sealJson } from '../../seal/age.ts'
import { referralReported } from '../events.ts'
import { ReportResult, type SealedResult } from '../model.ts'
import { saveReferral } from '../store/referrals.ts'
import { lockForMove } from './own-referral.ts'

/** What came of it, sealed to the referral; the receiver's own case owes nothing more. */
export const reportReferralResult = action({
  name: 'referral.report',
  needs: 'referral.answer',
  input: ReportResult,
  subject: ({ referralId }) => `referral:${referralId}`,
  run: async (scope, { referralId, result, text }) => {
    const { db, now, services } = scope
    const { row, state, otherAgencyId } = await lockForMove(scope, referralId, 'report')
    const answer: SealedResult = { result, text }
    await saveReferral(db, referralId, {
      state,
      reported_at: now,
      result_sealed: await sealJson([row.recipient], answer),
    })
    if (row.receiving_case_id !== null)
      await liftHold(db, row.receiving_case_id, envelope('referral', referralId), now)
    await services.announce(db, referralReported({ referralId, agencyId: otherAgencyId }))
    await sendLive(db, { agencyId: otherAgencyId, kind: 'referral', urgency: row.urgency })
    return { referralId, state }
  },
})
