import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { box, unbox } from '../../seal/box.ts'
import { keyFromSecret } from '../../seal/code.ts'
import { newToken, tokenKey } from '../../seal/token.ts'
import { SignIn } from '../model.ts'
import { findCredential } from '../store/members.ts'
import { saveSession } from '../store/sessions.ts'
import { credentialPurpose } from './make-credential.ts'

// An unknown login costs the same time as a wrong password, so that names cannot be guessed by the clock.
const nobody = { salt: new Uint8Array(16), sealed: new Uint8Array(64) }

/** Checks the password by opening the member's identity with it, and starts a session sealed under a new cookie. */
export const signIn = action({
  name: 'session.start',
  needs: 'session.start',
  input: SignIn,
  prepare: async ({ db }, { login, password }) => {
    const found = await findCredential(db, login)
    const { salt, sealed } = found ?? nobody
    const identity = unbox(await keyFromSecret(password, salt), credentialPurpose, sealed)
    if (found === undefined || identity === undefined)
      throw new Refusal('wrong-code', 'wrong-password', { password: 'wrong-password' })
    return { memberId: found.id, identity }
  },
  run: async ({ db, now }, _, { memberId, identity }) => {
    const token = newToken()
    await saveSession(db, token, memberId, box(tokenKey(token, 'session'), 'session', identity), now)
    return { memberId, token }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
})
