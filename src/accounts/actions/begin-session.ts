import type { Scope } from '../../action/action.ts'
import type { Identity } from '../../seal/age.ts'
import { newToken, type Token } from '../../seal/token.ts'
import type { MemberKeyKind } from '../model/ways.ts'
import { noteSignIn } from '../store/members.ts'
import { savePending } from '../store/pending.ts'
import { findSecondFactor } from '../store/second-factor.ts'
import { endSession } from '../store/sessions.ts'
import { startSession } from './start-session.ts'

/** Somebody whose identity was just opened, and by which way. */
export interface Known {
  readonly memberId: string
  readonly kind: MemberKeyKind
  /** Names the row that opened it, so that it can be held once the code has come. */
  readonly salt: Uint8Array
  readonly identity: Identity
}

/** What the browser gets: a session, or only the right to be asked for the code. */
export interface Begun {
  readonly next: 'session' | 'code'
  readonly token: Token
}

/** Whoever has a second factor has no session before its code. */
export const beginSession = async (
  scope: Scope,
  known: Known,
  replaces: Token | undefined,
): Promise<Begun> => {
  const { db, now } = scope
  if ((await findSecondFactor(db, known.memberId)) === undefined) {
    if (replaces !== undefined) await endSession(db, replaces)
    await noteSignIn(db, known.memberId, now)
    return { next: 'session', token: await startSession(scope, known.memberId, known.identity) }
  }
  const token = newToken()
  await savePending(db, token, known, now)
  return { next: 'code', token }
}
