import type { Scope } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Identity } from '../../seal/age.ts'
import { codeDigits, openSecret, stepOf } from '../model/one-time.ts'
import { recoveryDigits, recoveryHash } from '../model/recovery-codes.ts'
import { findSecondFactor, takeRecoveryCode, takeStep } from '../store/second-factor.ts'

/** Whose second factor, and the identity that opens its secret. */
export interface Owner {
  readonly memberId: string
  readonly identity: Identity
}

export const wrongCode = (): Refusal =>
  new Refusal('wrong-code', 'wrong-one-time-code', { code: 'wrong-one-time-code' })

/** Accepts the code of an authenticator, each time step once, or refuses. */
export const checkCode = async ({ db, now }: Scope, owner: Owner, code: string): Promise<void> => {
  const found = await findSecondFactor(db, owner.memberId)
  const secret = found && openSecret(owner.identity, found.sealed)
  const step = secret === undefined ? undefined : stepOf(secret, code, now)
  if (found === undefined || step === undefined) throw wrongCode()
  if (!(await takeStep(db, owner.memberId, step, found.sealed))) throw wrongCode()
}

/** A code of the authenticator or, for whoever lost it, one of the recovery codes. Says which it was. */
export const checkEitherCode = async (
  scope: Scope,
  owner: Owner,
  code: string,
): Promise<'code' | 'recovery-code'> => {
  if (code.length === codeDigits) {
    await checkCode(scope, owner, code)
    return 'code'
  }
  if (code.length !== recoveryDigits) throw wrongCode()
  const hash = recoveryHash(owner.identity, code)
  if (!(await takeRecoveryCode(scope.db, owner.memberId, hash, scope.now))) throw wrongCode()
  return 'recovery-code'
}
