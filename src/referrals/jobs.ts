import type { Job } from '../action/jobs.ts'
import { perform } from '../action/perform.ts'
import { escalateOverdue } from './actions/escalate-overdue.ts'
import { anythingOverdue } from './store/escalations.ts'

export const referralJobs: readonly Job[] = [
  {
    name: 'referral.escalate',
    cron: '* * * * *',
    run: async (context) => {
      // An idle minute writes nothing to the ledger.
      if (await anythingOverdue(context.db, context.now)) await perform(escalateOverdue, context, {})
    },
  },
]
