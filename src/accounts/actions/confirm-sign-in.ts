import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { ConfirmSignIn } from '../model/second-factor.ts'
import { holdCredential, noteSignIn } from '../store/members.ts'
import { findPending, takePending } from '../store/pending.ts'
import { endSession } from '../store/sessions.ts'
import { checkEitherCode } from './check-code.ts'
import { startSession } from './start-session.ts'

/** The second half of a sign-in: only here a session begins, under a new secret. */
export const confirmSignIn = action({
  name: 'session.confirm',
  needs: 'session.start',
  input: ConfirmSignIn,
  run: async (scope, { token, code, replaces }) => {
    const { db, now } = scope
    const pending = await findPending(db, token, now)
    if (pending === undefined) throw new Refusal('expired', 'sign-in-expired')
    const { memberId, kind, salt, identity } = pending
    if (!(await holdCredential(db, memberId, salt, kind))) throw new Refusal('expired', 'sign-in-expired')
    const by = await checkEitherCode(scope, pending, code)
    if (!(await takePending(db, token))) throw new Refusal('expired', 'sign-in-expired')
    if (replaces !== undefined) await endSession(db, replaces)
    await noteSignIn(db, memberId, now)
    return { memberId, by, token: await startSession(scope, memberId, identity) }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
  reason: (_, { by }) => by,
  tried: async ({ db, now }, { token }) => {
    const pending = await findPending(db, token, now)
    return pending === undefined
      ? { object: 'account' }
      : { object: `member:${pending.memberId}`, agencyId: pending.agencyId }
  },
})
