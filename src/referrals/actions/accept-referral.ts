import { action } from '../../action/action.ts'
import { performWithin } from '../../action/perform.ts'
import { permits } from '../../action/permissions.ts'
import { envelope } from '../../agencies/model.ts'
import { openEnvelope } from '../../agencies/store/grants.ts'
import { addSubject } from '../../cases/actions/add-subject.ts'
import { openCaseFromReferral } from '../../cases/actions/open-case-from-referral.ts'
import { caseMatters } from '../../cases/store/case-reports.ts'
import { holdCase } from '../../cases/store/holds.ts'
import { sendLive } from '../../db/live.ts'
import { Refusal } from '../../kit/refusal.ts'
import { openJson } from '../../seal/age.ts'
import { referralAnswered } from '../events.ts'
import { type Letter, ReferralId } from '../model.ts'
import { itemsOf } from '../store/items.ts'
import { saveReferral, sealedPartsOf } from '../store/referrals.ts'
import { lockForMove } from './own-referral.ts'
import { envelopeOf } from './referral-items.ts'

/** Takes the matter on: a case of the receiver's own, held open until the result is reported back. */
export const acceptReferral = action({
  name: 'referral.accept',
  needs: 'referral.answer',
  input: ReferralId,
  subject: ({ referralId }) => `referral:${referralId}`,
  run: async (scope, { referralId }) => {
    const { db, now, services } = scope
    const { row, state, otherAgencyId } = await lockForMove(scope, referralId, 'accept')
    const identity = await openEnvelope(scope, envelope('referral', referralId))
    const letter = await openJson<Letter>(identity, (await sealedPartsOf(db, referralId)).sealed)
    const origin = (await caseMatters(db, [row.case_id])).get(row.case_id)
    if (origin === undefined) throw new Refusal('not-found')
    const items = (await itemsOf(db, referralId)).map(({ object }) => envelopeOf(object))
    const { caseId, number } = await openCaseFromReferral(scope, {
      originReferralId: referralId,
      title: letter.subject,
      summary: `${letter.asked}\n\n${letter.summary}`,
      urgency: row.urgency,
      categories: origin.categories,
      areaCode: origin.areaCode,
      reportIds: items.filter(({ kind }) => kind === 'report').map(({ id }) => id),
      receivedAt: row.sent_at ?? now,
    })
    // Named in the letter, so known to the receiver: nobody types an account a second time and gets it wrong.
    if (permits(scope.actor, 'case.work'))
      for (const subject of letter.subjects ?? [])
        await performWithin(addSubject, scope, { caseId, ...subject })
    await holdCase(db, caseId, envelope('referral', referralId), 'referral', now)
    await saveReferral(db, referralId, { state, answered_at: now, receiving_case_id: caseId })
    await services.announce(db, referralAnswered({ referralId, agencyId: otherAgencyId, answer: 'accepted' }))
    await sendLive(db, { agencyId: otherAgencyId, kind: 'referral', urgency: row.urgency })
    return { referralId, caseId, number, state }
  },
})
