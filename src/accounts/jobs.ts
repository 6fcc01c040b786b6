import type { Job } from '../action/jobs.ts'
import { perform } from '../action/perform.ts'
import { disableIdleMembers } from './actions/disable-idle.ts'
import { sweepSessions } from './actions/sweep-sessions.ts'

export const accountJobs: readonly Job[] = [
  {
    name: 'session.sweep',
    cron: '17 * * * *',
    run: async (context) => perform(sweepSessions, context, {}),
  },
  {
    name: 'member.disable-idle',
    cron: '23 2 * * *',
    run: async (context, _, count = () => {}) => count({ ...(await disableIdleMembers(context)) }),
  },
]
