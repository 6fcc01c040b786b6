import { z } from 'zod'
import { action } from '../../action/action.ts'
import { contentErased } from '../events.ts'
import { TombstoneLine } from '../model/inputs.ts'
import { lockRow, ownerOf } from '../store/lock.ts'
import { eraseOne } from './erase.ts'

/**
 * Erases again what had been erased before a backup was restored: the tombstones were kept outside the database. What the restored
 * database does not know, or has erased itself, is passed over.
 */
export const reapplyTombstones = action({
  name: 'retention.reapply',
  needs: 'system.operate',
  input: z.object({ lines: z.array(TombstoneLine).max(500) }),
  subject: () => 'period:all',
  run: async (scope, { lines }) => {
    let erased = 0
    for (const { object, class: name } of lines) {
      const id = object.slice(object.indexOf(':') + 1)
      await lockRow(scope.db, name, id)
      const owner = await ownerOf(scope.db, name, id)
      if (owner === undefined) continue
      const done = await eraseOne(scope, {
        class: name,
        id,
        agencyId: owner.agency_id,
        cause: 'restored',
        periodId: null,
      })
      if (done !== undefined) erased += 1
    }
    if (erased > 0) await scope.services.announce(scope.db, contentErased())
    return { erased, passedOver: lines.length - erased }
  },
  reason: (_, { erased }) => String(erased),
})
