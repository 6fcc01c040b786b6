import { action } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { findAgency } from '../../agencies/store/agencies.ts'
import { revoke } from '../../agencies/store/grants.ts'
import { liftHold } from '../../cases/store/holds.ts'
import { sendLive } from '../../db/live.ts'
import { sealJson } from '../../seal/age.ts'
import { referralAnswered } from '../events.ts'
import { ReturnReferral, type SealedReturn } from '../model.ts'
import { saveReferral } from '../store/referrals.ts'
import { lockForMove } from './own-referral.ts'
import { takeBackItems } from './referral-items.ts'

/** Not for us: the reason goes back sealed, the keys of the letter and of what came along are taken away, the sender's case is free again. */
export const returnReferral = action({
  name: 'referral.return',
  needs: 'referral.answer',
  input: ReturnReferral,
  subject: ({ referralId }) => `referral:${referralId}`,
  reason: ({ reason }) => reason,
  run: async (scope, { referralId, reason, text }) => {
    const { db, now, services } = scope
    const { row, state, otherAgencyId } = await lockForMove(scope, referralId, 'return')
    const answer: SealedReturn = { reason, text }
    await takeBackItems(scope, row)
    // What it asked is not ours any more; our own reason stays readable to us by the agency's key.
    const { recipient } = await findAgency(db, row.to_agency_id)
    await saveReferral(db, referralId, {
      state,
      answered_at: now,
      return_sealed: await sealJson([row.recipient, recipient], answer),
    })
    await revoke(db, envelope('referral', referralId), row.to_agency_id)
    await liftHold(db, row.case_id, envelope('referral', referralId), now)
    await services.announce(db, referralAnswered({ referralId, agencyId: otherAgencyId, answer: 'returned' }))
    await sendLive(db, { agencyId: otherAgencyId, kind: 'referral', urgency: row.urgency })
    return { referralId, state }
  },
})
