import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { box, unbox } from '../../seal/box.ts'
import { keyFromSecret } from '../../seal/code.ts'
import { newToken, tokenKey } from '../../seal/token.ts'
import { ProveAgain } from '../model/second-factor.ts'
import { findCredential, holdCredential } from '../store/members.ts'
import { renewSession } from '../store/sessions.ts'
import { checkCode } from './check-code.ts'
import { credentialPurpose } from './make-credential.ts'

/** The password or a code once more, in the middle of a session, which goes on under a new secret. */
export const proveAgain = action({
  name: 'session.prove',
  needs: 'session.own',
  input: ProveAgain,
  prepare: async ({ db, actor }, { password }) => {
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    if (password === undefined) return undefined
    const found = await findCredential(db, actor.login)
    const opened = found && unbox(await keyFromSecret(password, found.salt), credentialPurpose, found.sealed)
    if (found === undefined || opened === undefined) throw wrongPassword()
    return found.salt
  },
  run: async (scope, { token, code }, salt) => {
    const { db, actor, now, keys } = scope
    const identity = keys.own
    if (actor.kind !== 'member' || identity === undefined) throw new Refusal('forbidden')
    const { memberId } = actor
    if (salt !== undefined && !(await holdCredential(db, memberId, salt))) throw wrongPassword()
    if (salt === undefined) await checkCode(scope, { memberId, identity }, code ?? '')
    const next = newToken()
    const sealed = box(tokenKey(next, 'session'), 'session', identity)
    if (!(await renewSession(db, { old: token, token: next, memberId, sealed }, now)))
      throw new Refusal('unauthenticated')
    return { memberId, by: salt === undefined ? 'code' : 'password', token: next }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
  reason: (_, { by }) => by,
  tried: ({ actor }) => ({ object: actor.kind === 'member' ? `member:${actor.memberId}` : 'account' }),
})

const wrongPassword = (): Refusal =>
  new Refusal('wrong-code', 'wrong-password', { password: 'wrong-password' })
