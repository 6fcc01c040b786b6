import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { EndBacktest } from '../model/life/inputs.ts'
import { ruleMoves } from '../model/life/rule-moves.ts'
import { endBacktest, findBacktest } from '../store/backtests.ts'
import { textsPerDay } from '../store/firings.ts'
import { lockVersion, saveVersionState } from '../store/rules.ts'

/** Keeps what a backtest found and moves its rule on. Finishing twice does nothing the second time. */
export const finishBacktest = action({
  name: 'rule.backtest-end',
  needs: 'system.sweep',
  input: EndBacktest,
  subject: ({ backtestId }) => `backtest:${backtestId}`,
  reason: ({ report }) => (report === undefined ? 'failed' : 'done'),
  run: async ({ db, now }, { backtestId, report, picks }) => {
    const asked = await findBacktest(db, backtestId)
    if (asked === undefined) throw new Refusal('not-found')
    const row = await lockVersion(db, asked.rule_id, asked.version)
    const perDay = await textsPerDay(db, now)
    const ended = await endBacktest(db, backtestId, {
      ...(report && { report: { ...report, ...(perDay === undefined ? {} : { textsPerDay: perDay }) } }),
      ...(picks && { picks }),
      now,
    })
    if (ended && report !== undefined && row.state === 'checked')
      await saveVersionState(db, row, { state: ruleMoves.backtest.to }, now)
    return { ended }
  },
})
