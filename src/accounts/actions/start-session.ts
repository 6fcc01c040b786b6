import type { Scope } from '../../action/action.ts'
import type { Identity } from '../../seal/age.ts'
import { box } from '../../seal/box.ts'
import { newToken, type Token, tokenKey } from '../../seal/token.ts'
import { saveSession } from '../store/sessions.ts'

/** A new session of a member whose password was just checked; their identity opens with the returned cookie alone. */
export const startSession = async (
  { db, now }: Scope,
  memberId: string,
  identity: Identity,
): Promise<Token> => {
  const token = newToken()
  await saveSession(db, token, memberId, box(tokenKey(token, 'session'), 'session', identity), now)
  return token
}
