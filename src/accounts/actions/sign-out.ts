import { z } from 'zod'
import { action } from '../../action/action.ts'
import { endSession } from '../store/sessions.ts'

export const signOut = action({
  name: 'session.end',
  needs: 'session.own',
  input: z.object({ token: z.string() }),
  subject: () => 'session',
  run: async ({ db }, { token }) => endSession(db, token),
})
