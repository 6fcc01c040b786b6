import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { unbox } from '../../seal/box.ts'
import { keyFromSecret } from '../../seal/code.ts'
import { ChangePassword } from '../model.ts'
import { findCredential, saveMemberKey } from '../store/members.ts'
import { credentialPurpose, sealWithPassword } from './make-credential.ts'

/** Seals the same identity under a new password; nothing else has to be sealed again. */
export const changePassword = action({
  name: 'member.change-password',
  needs: 'session.own',
  input: ChangePassword,
  prepare: async ({ db, actor }, { current, next }) => {
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    const found = await findCredential(db, actor.login)
    const identity = found && unbox(await keyFromSecret(current, found.salt), credentialPurpose, found.sealed)
    if (identity === undefined)
      throw new Refusal('wrong-code', 'wrong-password', { current: 'wrong-password' })
    return { memberId: actor.memberId, ...(await sealWithPassword(next, identity.toString())) }
  },
  run: async ({ db, now }, _, { memberId, salt, sealed }) => {
    await saveMemberKey(db, { id: memberId, salt, sealed, mustChange: false }, now)
    return { memberId }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
})
