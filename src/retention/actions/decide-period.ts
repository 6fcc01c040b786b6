import { action } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { Refusal } from '../../kit/refusal.ts'
import { dateInVietnam } from '../../law/model/calendar.ts'
import { type PeriodMove, type PeriodState, periodMoves } from '../model/classes.ts'
import { DecidePeriod } from '../model/inputs.ts'
import { lockPeriod, savePeriodState } from '../store/schedule.ts'
import { ofProvince } from './province.ts'

/** Approves or rejects a proposed period; nobody their own. */
export const decidePeriod = action({
  name: 'retention.decide',
  needs: 'retention.approve',
  input: DecidePeriod,
  run: async (scope, { periodId, move: name }) => {
    const { memberId } = await ofProvince(scope)
    const period = await lockPeriod(scope.db, periodId)
    if (period.author_id === memberId) throw new Refusal('forbidden', 'own-proposal')
    const state = move<PeriodState, PeriodMove>(periodMoves, period.state, name)
    if (name === 'approve' && period.valid_from < dateInVietnam(scope.now))
      throw new Refusal('conflict', 'day-past')
    await savePeriodState(scope.db, periodId, state, { memberId, at: scope.now })
    return { periodId, state, class: period.class }
  },
  subject: ({ periodId }) => `period:${periodId}`,
  reason: (_, { state, class: name }) => `${name} ${state}`,
})
