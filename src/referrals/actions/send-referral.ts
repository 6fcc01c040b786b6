import { action, type Scope } from '../../action/action.ts'
import { performWithin } from '../../action/perform.ts'
import { type Agency, envelope } from '../../agencies/model.ts'
import { findAgency, listAgencies } from '../../agencies/store/agencies.ts'
import { grant, holdersFor, sealForHolders } from '../../agencies/store/grants.ts'
import { ownReportsOf } from '../../cases/actions/closing-facts.ts'
import { lockOpenCase, memberActing, openCaseIdentity } from '../../cases/actions/own-case.ts'
import type { SubjectText } from '../../cases/model/content.ts'
import { holdCase } from '../../cases/store/holds.ts'
import { subjectsOf } from '../../cases/store/work.ts'
import { sendLive } from '../../db/live.ts'
import { tellWhoKnows } from '../../intake/actions/tell-who-knows.ts'
import { idOnce } from '../../kit/once.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { officialCalendar } from '../../law/model/calendar-days.ts'
import { dueAt } from '../../law/model/clocks.ts'
import { newKeyPair, openJson, sealJson } from '../../seal/age.ts'
import { referralSent } from '../events.ts'
import { type Letter, type LetterSubject, referralMoves, SendReferral } from '../model.ts'
import { findSent, insertReferral } from '../store/referrals.ts'
import { shareItems } from './referral-items.ts'

/** Another agency in force on this day. */
const receiverOf = async (scope: Scope, agencyId: string): Promise<Agency> => {
  const found = (await listAgencies(scope.db, scope.now)).find(({ id }) => id === agencyId)
  if (found === undefined) throw new Refusal('invalid', 'invalid', { agencyId: 'invalid-choice' })
  if (agencyId === memberActing(scope).agencyId)
    throw new Refusal('invalid', 'invalid', { agencyId: 'refer-to-self' })
  return found
}

/** The ticked people, accounts and pages of the case, in words; the receiver cannot open the case itself. */
const subjectsGoing = async (
  scope: Scope,
  caseId: string,
  ids: readonly string[],
): Promise<LetterSubject[]> => {
  if (ids.length === 0) return []
  const known = (await subjectsOf(scope.db, caseId)).filter(({ removed_at }) => removed_at === null)
  if (ids.some((id) => !known.some((one) => one.id === id)))
    throw new Refusal('invalid', 'invalid', { subjects: 'unknown-item' })
  const identity = await openCaseIdentity(scope, caseId)
  return Promise.all(
    known
      .filter(({ id }) => ids.includes(id))
      .map(async ({ kind, sealed }) => ({ kind, ...(await openJson<SubjectText>(identity, sealed)) })),
  )
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
    const id = input.once === undefined ? newId() : idOnce(input.once, member.memberId, input)
    // Tapped twice: the case is locked, so the first is there to be seen.
    const earlier = await findSent(db, id)
    if (earlier !== undefined) return { referralId: id, number: earlier.number }
    const receiver = await receiverOf(scope, input.agencyId)
    const sender = await findAgency(db, member.agencyId)
    const keys = await newKeyPair()
    const letter: Letter = {
      subject: input.subject,
      asked: input.asked,
      summary: input.summary,
      legalBasis: input.legalBasis,
      from: sender.name,
      to: receiver.name,
      signer: member.name,
      caseNumber: row.number,
      subjects: await subjectsGoing(scope, row.id, input.subjects),
      ...(input.tellReporter === 'no' ? { untold: input.untoldReason } : {}),
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
    if (input.tellReporter === 'yes')
      for (const { id: reportId } of await ownReportsOf(db, row))
        await performWithin(tellWhoKnows, scope, { reportId, agencyKind: receiver.kind })
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
