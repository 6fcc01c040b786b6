import { z } from 'zod'
import { action } from '../../action/action.ts'
import { contentErased } from '../events.ts'
import { type ErasableClass, erasableClasses } from '../model/classes.ts'
import { dueOf, isDue } from '../store/due.ts'
import { lockRow } from '../store/lock.ts'
import { periodsInForce } from '../store/schedule.ts'
import { addCounts, eraseOne } from './erase.ts'

export interface BatchDone {
  readonly class: ErasableClass
  readonly erased: number
  readonly counts: Readonly<Record<string, number>>
  /** Whether there may be more of this class. */
  readonly more: boolean
}

/**
 * Erases a batch of one class whose time is over. Each is asked again with its row locked: what came in meanwhile, or was put under a
 * hold, stays. Killed before commit, nothing has happened; killed after, the next run goes on with what is left.
 */
export const eraseDue = action({
  name: 'retention.erase-due',
  needs: 'system.sweep',
  input: z.object({ class: z.enum(erasableClasses), limit: z.number().int().min(1).max(500).default(50) }),
  subject: ({ class: name }) => `period:${name}`,
  run: async (scope, { class: name, limit }): Promise<BatchDone> => {
    const { db, now, services } = scope
    const period = (await periodsInForce(db, now)).get(name)
    if (period === undefined) return { class: name, erased: 0, counts: {}, more: false }
    const due = await dueOf(db, name, period.months, now, limit)
    let erased = 0
    let counts: Record<string, number> = {}
    for (const { id, agency_id: agencyId } of due) {
      await lockRow(db, name, id)
      if (!(await isDue(db, name, period.months, now, id))) continue
      const done = await eraseOne(scope, {
        class: name,
        id,
        agencyId,
        cause: 'schedule',
        periodId: period.id,
      })
      if (done === undefined) continue
      erased += 1
      counts = addCounts(counts, done)
    }
    if (erased > 0) await services.announce(db, contentErased())
    return { class: name, erased, counts, more: due.length === limit && erased > 0 }
  },
  reason: (_, { erased }) => String(erased),
})
