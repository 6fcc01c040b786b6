import type { Job } from '../action/jobs.ts'
import { perform } from '../action/perform.ts'
import { sweepSessions } from './actions/sweep-sessions.ts'

export const accountJobs: readonly Job[] = [
  {
    name: 'session.sweep',
    cron: '17 * * * *',
    run: async (context) => perform(sweepSessions, context, {}),
  },
]
