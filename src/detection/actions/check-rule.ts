import { action } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { Refusal } from '../../kit/refusal.ts'
import { readDraft } from '../model/life/draft.ts'
import { ThisVersion } from '../model/life/inputs.ts'
import { ruleMoves } from '../model/life/rule-moves.ts'
import { houseRules } from '../store/house-rules.ts'
import { lockVersion, ruleOf, saveVersionState } from '../store/rules.ts'

/** A draft passes when every check holds and its own examples come out as said, with today's lexicon. */
export const passRule = action({
  name: 'rule.check',
  needs: 'rules.write',
  input: ThisVersion,
  subject: ({ ruleId }) => `rule:${ruleId}`,
  reason: ({ version }) => `v${version}`,
  run: async ({ db, now }, { ruleId, version }) => {
    const row = await lockVersion(db, ruleId, version)
    const state = move(ruleMoves, row.state, 'check')
    const { problems } = readDraft(houseRules().lexicon, row.yaml)
    if (problems.length > 0 || ruleOf(row) === undefined) throw new Refusal('invalid', 'rule-not-passing')
    await saveVersionState(db, row, { state }, now)
    return { state }
  },
})
