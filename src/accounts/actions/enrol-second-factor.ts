import { action, type Scope } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Identity } from '../../seal/age.ts'
import { box } from '../../seal/box.ts'
import { newToken, tokenKey } from '../../seal/token.ts'
import { openSecret, stepOf } from '../model/one-time.ts'
import { newRecoveryCodes, recoveryHash } from '../model/recovery-codes.ts'
import { EnrolSecondFactor, NoInput } from '../model/second-factor.ts'
import {
  dropSecondFactor,
  findSecondFactor,
  saveRecoveryCodes,
  saveSecondFactor,
} from '../store/second-factor.ts'
import { endOtherSessions, renewSession } from '../store/sessions.ts'
import { wrongCode } from './check-code.ts'

const ownerOf = ({ actor, keys }: Scope): { memberId: string; identity: Identity } => {
  if (actor.kind !== 'member' || keys.own === undefined) throw new Refusal('forbidden')
  return { memberId: actor.memberId, identity: keys.own }
}

/**
 * An authenticator counts once it has shown a code. The offer comes back from the page as it was made: sealed under the member's
 * identity, so that the secret stands nowhere before. Sessions begun without it end.
 */
export const enrolSecondFactor = action({
  name: 'second-factor.enrol',
  needs: 'session.own',
  fresh: true,
  input: EnrolSecondFactor,
  run: async (scope, { offered, code, token }) => {
    const { db, now } = scope
    const { memberId, identity } = ownerOf(scope)
    const sealed = Buffer.from(offered, 'base64url')
    const secret = openSecret(identity, sealed)
    if (secret === undefined) throw new Refusal('not-found', 'offer-gone')
    const step = stepOf(secret, code, now)
    if (step === undefined) throw wrongCode()
    await saveSecondFactor(db, memberId, sealed, step, now)
    const next = newToken()
    const session = box(tokenKey(next, 'session'), 'session', identity)
    if (!(await renewSession(db, { old: token, token: next, memberId, sealed: session }, now)))
      throw new Refusal('unauthenticated')
    await endOtherSessions(db, memberId, next)
    return { memberId, token: next, codes: await giveCodes(scope, memberId, identity) }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
})

const giveCodes = async ({ db }: Scope, memberId: string, identity: Identity): Promise<readonly string[]> => {
  const codes = newRecoveryCodes()
  await saveRecoveryCodes(
    db,
    memberId,
    codes.map((code) => recoveryHash(identity, code)),
  )
  return codes
}

/** Ten new recovery codes; the old ones count no longer. */
export const renewRecoveryCodes = action({
  name: 'second-factor.renew-codes',
  needs: 'session.own',
  fresh: true,
  input: NoInput,
  run: async (scope) => {
    const { memberId, identity } = ownerOf(scope)
    if ((await findSecondFactor(scope.db, memberId)) === undefined)
      throw new Refusal('not-found', 'no-second-factor')
    return { memberId, codes: await giveCodes(scope, memberId, identity) }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
})

/** Back to the password alone. Where the house asks for a second factor, the next page is the one that sets up another. */
export const removeSecondFactor = action({
  name: 'second-factor.remove',
  needs: 'session.own',
  fresh: true,
  input: NoInput,
  run: async (scope) => {
    const { memberId } = ownerOf(scope)
    if (!(await dropSecondFactor(scope.db, memberId))) throw new Refusal('not-found', 'no-second-factor')
    return { memberId }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
})
