import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { SwitchHouseRule } from '../model/life/inputs.ts'
import { houseRules } from '../store/house-rules.ts'
import { switchHouseRule } from '../store/rules.ts'
import { memberActing } from './member-acting.ts'

/** A rule that came with Khiên falls silent, or speaks again. */
export const turnHouseRule = action({
  name: 'rule.switch-house',
  needs: 'rules.promote',
  input: SwitchHouseRule,
  subject: ({ ruleId }) => `rule:${ruleId}`,
  reason: ({ on }) => on,
  run: async (scope, { ruleId, on }) => {
    if (!houseRules().rules.some(({ id }) => id === ruleId)) throw new Refusal('not-found')
    await switchHouseRule(scope.db, ruleId, on === 'on', memberActing(scope).memberId, scope.now)
    return { on }
  },
})
