import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { SetShift } from '../model.ts'
import { dropShift, saveShift } from '../store/shifts.ts'
import { memberOfOwnAgency } from './reset-password.ts'

/** Puts a colleague on duty, or takes that back. What is urgent and unopened is shown to them first. */
export const setShift = action({
  name: 'member.set-shift',
  needs: 'shift.set',
  input: SetShift,
  subject: ({ memberId }) => `member:${memberId}`,
  run: async (scope, { memberId, from, to }) => {
    const { db, actor, now } = scope
    const { agency_id, state } = await memberOfOwnAgency(scope, memberId)
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    if (state !== 'active') throw new Refusal('not-found', 'member-not-found')
    if (from === undefined || to === undefined) await dropShift(db, memberId)
    else await saveShift(db, { memberId, agencyId: agency_id, from, to, setBy: actor.memberId }, now)
    return { memberId }
  },
})
