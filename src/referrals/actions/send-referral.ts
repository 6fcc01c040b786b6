import { action, type Scope } from '../../action/action.ts'
import { type Agency, envelope } from '../../agencies/model.ts'
import { findAgency, listAgencies } from '../../agencies/store/agencies.ts'
import { grant, holdersFor, sealForHolders } from '../../agencies/store/grants.ts'
import { lockOpenCase, memberActing } from '../../cases/actions/own-case.ts'
import { holdCase } from '../../cases/store/holds.ts'
import { sendLive } from '../../db/live.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { officialCalendar } from '../../law/model/calendar-days.ts'
import { dueAt } from '../../law/model/clocks.ts'
import { newKeyPair, sealJson } from '../../seal/age.ts'
import { referralSent } from '../events.ts'
import { type Letter, referralMoves, SendReferral } from '../model.ts'
import { insertReferral } from '../store/referrals.ts'
import { shareItems } from './referral-items.ts'

/** Another agency in force on this day. */
const receiverOf = async (scope: Scope, agencyId: string): Promise<Agency> => {
  const found = (await listAgencies(scope.db, scope.now)).find(({ id }) => id === agencyId)
  if (found === undefined) throw new Refusal('invalid', 'invalid', { agencyId: 'invalid-choice' })
  if (agencyId === memberActing(scope).agencyId)
    throw new Refusal('invalid', 'invalid', { agencyId: 'refer-to-self' })
  return found
}

/**
 * Drafts and sends a phiếu chuyển in one step. The letter has a key of its own, granted to both agencies; reports and evidence
 * that go along are opened to the receiver by a small key each. Both clocks start now: a child does not wait for our post.
 */
export const sendReferral = action({
  name: 'referral.send',
  needs: 'referral.send',
  input: SendReferral,
  run: async (scope, input) => {
    const { db, now, services } = scope
    const member = memberActing(scope)
    const row = await lockOpenCase(scope, input.caseId)
    const receiver = await receiverOf(scope, input.agencyId)
    const sender = await findAgency(db, member.agencyId)
    const keys = await newKeyPair()
    const id = newId()
    const letter: Letter = {
      subject: input.subject,
      asked: input.asked,
      summary: input.summary,
      legalBasis: input.legalBasis,
      from: sender.name,
      to: receiver.name,
      signer: member.name,
      caseNumber: row.number,
    }
    const number = await insertReferral(
      db,
      {
        id,
        case_id: row.id,
        from_agency_id: sender.id,
        to_agency_id: receiver.id,
        purpose: input.purpose,
        urgency: input.urgency,
        state: referralMoves.send.to,
        recipient: keys.recipient,
        sealed: await sealJson([keys.recipient], letter),
        drafted_at: now,
        drafted_by: member.memberId,
        sent_at: now,
        acknowledge_due_at: dueAt(`acknowledge-${input.urgency}`, now, officialCalendar),
        report_due_at: dueAt(`referral-report-${input.urgency}`, now, officialCalendar),
      },
      now,
    )
    const holders = await holdersFor(db, [sender, receiver])
    await grant(db, envelope('referral', id), await sealForHolders(keys.identity, holders), now)
    await shareItems(scope, { id, caseId: row.id }, receiver, input.items)
    await holdCase(db, row.id, envelope('referral', id), 'referral', now)
    await services.announce(
      db,
      referralSent({ referralId: id, agencyId: receiver.id, urgency: input.urgency }),
    )
    await sendLive(db, { agencyId: receiver.id, kind: 'referral', urgency: input.urgency })
    return { referralId: id, number }
  },
  subject: (_, { referralId }) => `referral:${referralId}`,
  reason: ({ purpose, urgency }) => `${urgency} ${purpose}`,
})
