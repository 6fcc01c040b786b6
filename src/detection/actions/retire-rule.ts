import { action } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { ThisVersion } from '../model/life/inputs.ts'
import { ruleMoves } from '../model/life/rule-moves.ts'
import { lockVersion, saveVersionState } from '../store/rules.ts'

/** Out of use for good; what it says stays readable, and a new version may take it up again. */
export const retireRule = action({
  name: 'rule.retire',
  needs: 'rules.promote',
  input: ThisVersion,
  subject: ({ ruleId }) => `rule:${ruleId}`,
  reason: ({ version }) => `v${version}`,
  run: async ({ db, now }, { ruleId, version }) => {
    const row = await lockVersion(db, ruleId, version)
    const state = move(ruleMoves, row.state, 'retire')
    await saveVersionState(db, row, { state }, now)
    return { state }
  },
})
