import { createHmac } from 'node:crypto'
import { randomDigits } from '../../kit/random.ts'
import type { Identity } from '../../seal/age.ts'
import { tokenKey } from '../../seal/token.ts'

export const recoveryCodes = 10
/** Digits only: Telex keyboards mangle letters. Twice a code's length, so that one field takes both. */
export const recoveryDigits = 12

export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: recoveryCodes }, () => randomDigits(recoveryDigits))

/** Keyed by the member's identity: twelve digits alone could be guessed from a copied table. */
export const recoveryHash = (identity: Identity, code: string): Buffer =>
  createHmac('sha256', tokenKey(identity, 'recovery-code')).update(code).digest()
