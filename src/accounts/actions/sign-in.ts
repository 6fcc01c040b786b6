import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { unbox } from '../../seal/box.ts'
import { keyFromSecret } from '../../seal/code.ts'
import { SignIn } from '../model.ts'
import { findCredential, findMemberByLogin, holdCredential } from '../store/members.ts'
import { beginSession } from './begin-session.ts'
import { credentialPurpose } from './make-credential.ts'

// An unknown login costs the same time as a wrong password, so that names cannot be guessed by the clock.
const nobody = { salt: new Uint8Array(16), sealed: new Uint8Array(64) }

/**
 * Checks the password by opening the member's identity with it, and starts a session sealed under a new cookie; of whoever has a
 * second factor only the way to its code.
 */
export const signIn = action({
  name: 'session.start',
  needs: 'session.start',
  input: SignIn,
  prepare: async ({ db }, { login, password }) => {
    const found = await findCredential(db, login)
    const { salt, sealed } = found ?? nobody
    const identity = unbox(await keyFromSecret(password, salt), credentialPurpose, sealed)
    if (found === undefined || identity === undefined) throw wrongPassword()
    return { memberId: found.id, salt, identity: identity.toString() }
  },
  run: async (scope, { replaces }, { memberId, salt, identity }) => {
    if (!(await holdCredential(scope.db, memberId, salt))) throw wrongPassword()
    return {
      memberId,
      ...(await beginSession(scope, { memberId, kind: 'password', salt, identity }, replaces)),
    }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
  reason: (_, { next }) => (next === 'code' ? 'code-asked' : null),
  // What was typed is not kept: people type their passwords into the wrong field.
  tried: async ({ db }, { login }) => {
    const found = await findMemberByLogin(db, login)
    return found === undefined
      ? { object: 'account' }
      : { object: `member:${found.id}`, agencyId: found.agency_id }
  },
})

const wrongPassword = (): Refusal =>
  new Refusal('wrong-code', 'wrong-password', { password: 'wrong-password' })
