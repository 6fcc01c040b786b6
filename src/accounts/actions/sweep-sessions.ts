import { z } from 'zod'
import { action } from '../../action/action.ts'
import { sweepSessions as deleteExpired } from '../store/sessions.ts'

export const sweepSessions = action({
  name: 'session.sweep',
  needs: 'system.sweep',
  input: z.object({}),
  subject: () => 'session',
  run: ({ db, now }) => deleteExpired(db, now),
})
