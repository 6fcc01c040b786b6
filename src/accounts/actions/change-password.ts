import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { unbox } from '../../seal/box.ts'
import { keyFromSecret } from '../../seal/code.ts'
import { ChangePassword } from '../model.ts'
import { findCredential, holdCredential, saveMemberKey } from '../store/members.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { credentialPurpose, requireStrong, sealWithPassword } from './make-credential.ts'
import { startSession } from './start-session.ts'

/**
 * Seals the same identity under a new password; nothing else has to be sealed again. Every session ends, a stolen one too;
 * this browser goes on under the returned token.
 */
export const changePassword = action({
  name: 'member.change-password',
  needs: 'session.own',
  input: ChangePassword,
  prepare: async ({ db, actor }, { current, next }) => {
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    const found = await findCredential(db, actor.login)
    const opened = found && unbox(await keyFromSecret(current, found.salt), credentialPurpose, found.sealed)
    if (found === undefined || opened === undefined) throw wrongPassword()
    // Whoever gave the first password knows it.
    if (found.must_change && next === current)
      throw new Refusal('invalid', 'password-same', { next: 'password-same' })
    await requireStrong(next, actor, 'next')
    const identity = opened.toString()
    return {
      memberId: actor.memberId,
      identity,
      checked: found.salt,
      ...(await sealWithPassword(next, identity)),
    }
  },
  run: async (scope, _, { memberId, identity, checked, salt, sealed }) => {
    const { db, now } = scope
    if (!(await holdCredential(db, memberId, checked))) throw wrongPassword()
    await saveMemberKey(db, { id: memberId, salt, sealed, mustChange: false }, now)
    await endSessionsOf(db, memberId)
    return { memberId, token: await startSession(scope, memberId, identity) }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
  tried: ({ actor }) => ({ object: actor.kind === 'member' ? `member:${actor.memberId}` : 'account' }),
})

const wrongPassword = (): Refusal =>
  new Refusal('wrong-code', 'wrong-password', { current: 'wrong-password' })
