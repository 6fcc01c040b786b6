import { z } from 'zod'
import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { endOtherSessions, endSessionById } from '../store/sessions.ts'

/** Ends one of one's own sessions: a computer one forgot to leave. */
export const endOneSession = action({
  name: 'session.end-one',
  needs: 'session.own',
  input: z.object({ sessionId: z.string('required').max(60) }),
  subject: () => 'session',
  run: async ({ db, actor }, { sessionId }) => {
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    if (!(await endSessionById(db, actor.memberId, sessionId)))
      throw new Refusal('not-found', 'session-not-found')
  },
})

/** Ends every session of one's own but this one, which the browser names by its secret. */
export const endOthers = action({
  name: 'session.end-others',
  needs: 'session.own',
  input: z.object({ token: z.string() }),
  subject: () => 'session',
  run: async ({ db, actor }, { token }) => {
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    await endOtherSessions(db, actor.memberId, token)
  },
})
