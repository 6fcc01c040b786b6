import { action } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { Refusal } from '../../kit/refusal.ts'
import { ThisVersion } from '../model/life/inputs.ts'
import { ruleMoves } from '../model/life/rule-moves.ts'
import { latestBacktest } from '../store/backtests.ts'
import { lockVersion, saveVersionState, stepDown } from '../store/rules.ts'

/** The rule looks on: it counts where it would have fired and changes nothing. */
export const shadowRule = action({
  name: 'rule.shadow',
  needs: 'rules.write',
  input: ThisVersion,
  subject: ({ ruleId }) => `rule:${ruleId}`,
  reason: ({ version }) => `v${version}`,
  run: async ({ db, now }, { ruleId, version }) => {
    const row = await lockVersion(db, ruleId, version)
    const state = move(ruleMoves, row.state, 'shadow')
    const tested = await latestBacktest(db, ruleId, version)
    if (tested?.state !== 'done') throw new Refusal('conflict', 'backtest-first')
    await stepDown(db, ruleId, 'shadow', now)
    await saveVersionState(db, row, { state }, now)
    return { state }
  },
})
