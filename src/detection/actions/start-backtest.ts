import { action } from '../../action/action.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { backtestAsked } from '../events.ts'
import { ThisVersion } from '../model/life/inputs.ts'
import { testable } from '../model/life/rule-moves.ts'
import { insertBacktest, latestBacktest } from '../store/backtests.ts'
import { lockVersion, ruleOf } from '../store/rules.ts'
import { memberActing } from './member-acting.ts'

/** Asks for a backtest; a worker runs it. One at a time for a version. */
export const startBacktest = action({
  name: 'rule.backtest',
  needs: 'rules.write',
  input: ThisVersion,
  subject: ({ ruleId }) => `rule:${ruleId}`,
  reason: ({ version }) => `v${version}`,
  run: async (scope, { ruleId, version }) => {
    const { db, now, services } = scope
    const { memberId } = memberActing(scope)
    const row = await lockVersion(db, ruleId, version)
    if (!testable.includes(row.state) || ruleOf(row) === undefined)
      throw new Refusal('conflict', 'move-not-allowed')
    const latest = await latestBacktest(db, ruleId, version)
    if (latest?.state === 'waiting') throw new Refusal('conflict', 'backtest-running')
    const id = newId()
    await insertBacktest(db, {
      id,
      rule_id: ruleId,
      version,
      state: 'waiting',
      asked_at: now,
      asked_by: memberId,
      seen: 0,
      total: 0,
    })
    await services.announce(db, { event: backtestAsked, data: { backtestId: id } })
    return { backtestId: id }
  },
})
