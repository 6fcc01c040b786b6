import { action } from '../../action/action.ts'
import { BacktestProgress } from '../model/life/inputs.ts'
import { saveProgress } from '../store/backtests.ts'

/** How far a running backtest is. */
export const noteProgress = action({
  name: 'rule.backtest-progress',
  needs: 'system.sweep',
  input: BacktestProgress,
  subject: ({ backtestId }) => `backtest:${backtestId}`,
  unrecorded: 'nothing-sealed',
  run: async ({ db }, { backtestId, seen, total }) => {
    await saveProgress(db, backtestId, seen, total)
    return {}
  },
})
