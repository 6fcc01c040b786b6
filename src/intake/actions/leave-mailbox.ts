import { z } from 'zod'
import { action } from '../../action/action.ts'
import { isToken } from '../../seal/token.ts'
import { endReporterSession, findReporterSession } from '../store/sessions.ts'

/** Ends a visit to the mailbox: the cookie's secret opens nothing any more, wherever a copy of it may be. */
export const leaveMailbox = action({
  name: 'mailbox.leave',
  needs: 'mailbox.open',
  input: z.object({ token: z.string().refine(isToken, 'invalid-value') }),
  run: async ({ db, now }, { token }) => {
    const visit = await findReporterSession(db, token, now)
    await endReporterSession(db, token)
    return visit
  },
  subject: (_, visit) => (visit === undefined ? 'mailbox' : `report:${visit.reportId}`),
})
