import { Refusal } from '../../kit/refusal.ts'
import { newKeyPair } from '../../seal/age.ts'
import { box } from '../../seal/box.ts'
import { keyFromSecret, newSalt } from '../../seal/code.ts'
import { type About, passwordProblem } from '../model/passwords.ts'

/** What a password seals, and where: the member's private identity. */
export const credentialPurpose = 'member-password'

export const sealWithPassword = async (password: string, identity: string) => {
  const salt = newSalt()
  return { salt, sealed: box(await keyFromSecret(password, salt), credentialPurpose, identity) }
}

/** A new sealing identity and its password wrap. About 50 ms of argon2: call it in `prepare`. */
export const makeCredential = async (password: string) => {
  const { identity, recipient } = await newKeyPair()
  return { identity, recipient, ...(await sealWithPassword(password, identity)) }
}

export type Credential = Awaited<ReturnType<typeof makeCredential>>

/** Refuses a password that others would try first, beside the field that has it. */
export const requireStrong = async (password: string, about: About, field = 'password'): Promise<void> => {
  const problem = await passwordProblem(password, about)
  if (problem !== undefined) throw new Refusal('invalid', 'invalid', { [field]: problem })
}
