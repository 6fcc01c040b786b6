import { availableParallelism } from 'node:os'
import type { Context } from '../action/action.ts'
import type { Job } from '../action/jobs.ts'
import { perform } from '../action/perform.ts'
import { finishBacktest } from './actions/finish-backtest.ts'
import { noteProgress } from './actions/note-progress.ts'
import { sweepMarks } from './actions/sweep-counted.ts'
import { backtestAsked } from './events.ts'
import { backtest } from './store/backtest.ts'
import { findBacktest } from './store/backtests.ts'
import { trialHistory, trialOf } from './store/history.ts'

export const detectionJobs: readonly Job[] = [
  {
    name: 'rule.run-backtest',
    on: backtestAsked,
    run: async (context, { backtestId = '' }) => {
      const asked = await findBacktest(context.db, backtestId)
      if (asked?.state !== 'waiting') return
      // A backtest that fails says so on the rule's page; trying the same again by itself would fail the same way.
      const found = await tryOut(context, asked).catch(() => ({}))
      await perform(finishBacktest, context, { backtestId, ...found })
    },
  },
  {
    name: 'rule.sweep-counted',
    cron: '41 3 * * *',
    run: async (context) => {
      await perform(sweepMarks, context, {})
    },
  },
]

type Asked = NonNullable<Awaited<ReturnType<typeof findBacktest>>>

const tryOut = async (context: Context, { id, rule_id, version }: Asked) => {
  const trial = await trialOf(context.db, rule_id, version)
  if (trial === undefined) return {}
  const { total, texts } = await trialHistory(context.db)
  return backtest(trial, texts, {
    threads: Math.min(2, availableParallelism()),
    onProgress: async (seen) => {
      await perform(noteProgress, context, { backtestId: id, seen, total })
    },
  })
}
