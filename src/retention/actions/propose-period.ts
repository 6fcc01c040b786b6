import { action } from '../../action/action.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { dateInVietnam } from '../../law/model/calendar.ts'
import { ProposePeriod } from '../model/inputs.ts'
import { insertPeriod } from '../store/schedule.ts'
import { ofProvince } from './province.ts'

/** A new version of a period, from a day on; it counts once somebody else has approved it. */
export const proposePeriod = action({
  name: 'retention.propose',
  needs: 'retention.propose',
  input: ProposePeriod,
  run: async (scope, { class: name, months, document, article, verified, validFrom }) => {
    const { memberId } = await ofProvince(scope)
    // A period never begins in the past: what it would have erased, nobody was told of.
    if (validFrom < dateInVietnam(scope.now))
      throw new Refusal('invalid', 'invalid', { validFrom: 'day-past' })
    const id = newId()
    await insertPeriod(
      scope.db,
      {
        id,
        class: name,
        months,
        document,
        article,
        verified: verified === 'yes' && article !== '',
        validFrom,
        authorId: memberId,
      },
      scope.now,
    )
    return { periodId: id }
  },
  subject: (_, { periodId }) => `period:${periodId}`,
  reason: ({ class: name, months }) => `${name} ${months}`,
})
