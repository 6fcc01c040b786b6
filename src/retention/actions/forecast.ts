import { z } from 'zod'
import { action } from '../../action/action.ts'
import { erasableClasses } from '../model/classes.ts'
import { countDue } from '../store/due.ts'
import { periodsInForce } from '../store/schedule.ts'

/** How many of each class would be erased now, in the whole province; nothing is touched. */
export const forecast = action({
  name: 'retention.forecast',
  needs: 'system.operate',
  unrecorded: 'nothing-sealed',
  input: z.object({}),
  subject: () => 'period:all',
  run: async ({ db, now }) => {
    const periods = await periodsInForce(db, now)
    const counts: { readonly class: (typeof erasableClasses)[number]; readonly due: number }[] = []
    for (const name of erasableClasses) {
      const period = periods.get(name)
      counts.push({
        class: name,
        due: period === undefined ? 0 : await countDue(db, name, period.months, now),
      })
    }
    return counts
  },
})
