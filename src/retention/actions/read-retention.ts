import { z } from 'zod'
import { action, type Scope } from '../../action/action.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { seeingAll } from '../../db/acting.ts'
import { aheadDays, erasableClasses } from '../model/classes.ts'
import { countDue } from '../store/due.ts'
import { holdsOfAgency } from '../store/holds.ts'
import { allPeriods, periodsInForce } from '../store/schedule.ts'
import { latestTombstones } from '../store/tombstones.ts'

const shown = 100

/** What falls due of the agency's own things: now, and within the days the page looks ahead. Counts only. */
const ahead = async ({ db, now }: Scope, agencyId: string) => {
  const periods = await periodsInForce(db, now)
  const soon = new Date(now.getTime() + aheadDays * 24 * 60 * 60 * 1000)
  const rows = []
  for (const name of erasableClasses) {
    const period = periods.get(name)
    rows.push({
      class: name,
      months: period?.months,
      periodId: period?.id,
      now: period === undefined ? 0 : await countDue(db, name, period.months, now, agencyId),
      soon: period === undefined ? 0 : await countDue(db, name, period.months, soon, agencyId),
    })
  }
  return rows
}

/** The schedule of the province, and what it does to the agency's own things. */
export const readRetention = action({
  name: 'retention.read',
  needs: 'retention.read',
  unrecorded: 'nothing-sealed',
  input: z.object({}),
  subject: () => 'period:all',
  run: async (scope) => {
    const { agencyId } = memberActing(scope)
    return {
      // Counts only: whether something falls due depends on who else still works on it.
      classes: await seeingAll(scope.db, () => ahead(scope, agencyId)),
      versions: await allPeriods(scope.db),
      holds: await holdsOfAgency(scope.db, agencyId, shown),
      tombstones: await latestTombstones(scope.db, agencyId, shown),
    }
  },
})
export type Retention = Awaited<ReturnType<typeof readRetention.run>>
