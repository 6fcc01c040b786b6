import { action } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { ThisVersion } from '../model/life/inputs.ts'
import { ruleMoves } from '../model/life/rule-moves.ts'
import { lockVersion, saveVersionState, stepDown } from '../store/rules.ts'

/** A rule that speaks too much looks on again, at once. */
export const pauseRule = action({
  name: 'rule.pause',
  needs: 'rules.promote',
  input: ThisVersion,
  subject: ({ ruleId }) => `rule:${ruleId}`,
  reason: ({ version }) => `v${version}`,
  run: async ({ db, now }, { ruleId, version }) => {
    const row = await lockVersion(db, ruleId, version)
    const state = move(ruleMoves, row.state, 'pause')
    await stepDown(db, ruleId, 'shadow', now)
    await saveVersionState(db, row, { state }, now)
    return { state }
  },
})
