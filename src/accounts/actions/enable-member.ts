import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { ResetPassword } from '../model.ts'
import { openMember } from '../store/members.ts'
import { giveNewIdentity } from './new-identity.ts'
import { givenCredential, memberOfOwnAgency } from './reset-password.ts'

/** Opens a disabled account again, as if it were new: another identity, a given password, no key until a colleague grants it. */
export const enableMember = action({
  name: 'member.enable',
  needs: 'member.manage',
  fresh: true,
  input: ResetPassword,
  subject: ({ memberId }) => `member:${memberId}`,
  prepare: givenCredential,
  run: async (scope, { memberId }, credential) => {
    const member = await memberOfOwnAgency(scope, memberId)
    if (member.state === 'active') throw new Refusal('conflict', 'member-active')
    await openMember(scope.db, memberId, scope.now)
    await giveNewIdentity(scope, member, credential)
    return { memberId }
  },
})
