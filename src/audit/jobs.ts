import type { Job } from '../action/jobs.ts'
import { perform } from '../action/perform.ts'
import { Refusal } from '../kit/refusal.ts'
import { closeDay } from './actions/close-day.ts'
import { dayToClose } from './store/days.ts'

/** Of a long pause so many days at a time; the next hour goes on. */
const daysAtOnce = 400

/** Another worker may have been quicker. */
const orUndone = (problem: unknown): undefined => {
  if (problem instanceof Refusal && problem.kind === 'conflict') return undefined
  throw problem
}

export const auditJobs: readonly Job[] = [
  {
    // Every hour, so that a day missed at midnight is closed soon; an hour with nothing to close writes nothing.
    name: 'ledger.close-days',
    cron: '7 * * * *',
    run: async (context, _, count) => {
      let closed = 0
      while (closed < daysAtOnce && (await dayToClose(context.db, context.now)) !== undefined) {
        const done = await perform(closeDay, context, {}).catch(orUndone)
        if (done?.withheld) {
          count?.({ closed, withheld: 1 })
          throw new Error('a day of the ledger disagrees with what was signed')
        }
        closed += 1
      }
      if (closed > 0) count?.({ closed })
    },
  },
]
