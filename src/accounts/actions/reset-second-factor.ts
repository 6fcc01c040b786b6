import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { MemberId } from '../model.ts'
import { dropSecondFactor } from '../store/second-factor.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { memberOfOwnAgency } from './reset-password.ts'

/** A colleague lost telephone and recovery codes: their password alone signs in once more, to set up another. */
export const resetSecondFactor = action({
  name: 'second-factor.reset',
  needs: 'member.manage',
  fresh: true,
  input: MemberId,
  subject: ({ memberId }) => `member:${memberId}`,
  run: async (scope, { memberId }) => {
    const { db } = scope
    await memberOfOwnAgency(scope, memberId)
    if (!(await dropSecondFactor(db, memberId))) throw new Refusal('conflict', 'no-second-factor')
    await endSessionsOf(db, memberId)
    return { memberId }
  },
})
