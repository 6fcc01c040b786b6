import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { JudgePick } from '../model/life/inputs.ts'
import { judgePick } from '../store/backtests.ts'
import { memberActing } from './member-acting.ts'

/** An officer says whether the rule did right on a picked text; this is what its precision is measured by. */
export const judgeRule = action({
  name: 'rule.judge',
  needs: 'rules.write',
  input: JudgePick,
  subject: ({ ruleId }) => `rule:${ruleId}`,
  reason: ({ verdict }) => verdict,
  run: async (scope, { ruleId, pickId, verdict }) => {
    const { memberId } = memberActing(scope)
    if (!(await judgePick(scope.db, { pickId, ruleId, verdict, by: memberId, now: scope.now })))
      throw new Refusal('not-found')
    return { verdict }
  },
})
