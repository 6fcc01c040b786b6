import { action } from '../../action/action.ts'
import { dropAgencyKey, memberHolder } from '../../agencies/store/grants.ts'
import { Refusal } from '../../kit/refusal.ts'
import { MemberId } from '../model.ts'
import { saveMemberState } from '../store/members.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { memberOfOwnAgency } from './reset-password.ts'

/** Ends a member's access at once: no sign-in, no session, no agency key. */
export const disableMember = action({
  name: 'member.disable',
  needs: 'member.manage',
  fresh: true,
  input: MemberId,
  subject: ({ memberId }) => `member:${memberId}`,
  run: async (scope, { memberId }) => {
    const { db, actor } = scope
    const member = await memberOfOwnAgency(scope, memberId)
    if (actor.kind === 'member' && actor.memberId === memberId) throw new Refusal('conflict', 'not-yourself')
    await saveMemberState(db, memberId, 'disabled')
    await dropAgencyKey(db, member.agency_id, memberHolder(memberId))
    await endSessionsOf(db, memberId)
    return { memberId }
  },
})
