import { action } from '../../action/action.ts'
import { agencyIdentity, memberHolder, saveAgencyKey } from '../../agencies/store/grants.ts'
import { Refusal } from '../../kit/refusal.ts'
import { seal } from '../../seal/age.ts'
import { MemberId } from '../model.ts'
import { memberOfOwnAgency } from './reset-password.ts'

/** A leader who holds the agency key seals it to a colleague: after a new account or a reset password. */
export const grantKey = action({
  name: 'member.grant-key',
  needs: 'key.grant',
  fresh: true,
  input: MemberId,
  subject: ({ memberId }) => `member:${memberId}`,
  run: async (scope, { memberId }) => {
    const { db, actor, now } = scope
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    const member = await memberOfOwnAgency(scope, memberId)
    if (member.state !== 'active') throw new Refusal('conflict', 'member-disabled')
    const sealed = await seal([member.recipient], await agencyIdentity(scope))
    await saveAgencyKey(db, actor.agencyId, memberHolder(memberId), sealed, actor.memberId, now)
    return { memberId }
  },
})
