import { action, type Scope } from '../../action/action.ts'
import { agencyIdentity } from '../../agencies/store/grants.ts'
import { objectsNumbered } from '../../audit/store/numbers.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { PlaceHold, ReleaseHold } from '../model/inputs.ts'
import { insertHold, lockHeld, lockHold, releaseHoldRow } from '../store/holds.ts'

const unknown = () => new Refusal('not-found', 'hold-not-found', { number: 'hold-not-found' })

/** What the number names, if the agency holds its key: a report or a case. */
const objectNumbered = async ({ db }: Scope, agencyId: string, number: string): Promise<string> => {
  const digits = number.replace(/[\s.]/g, '')
  const found = (await objectsNumbered(db, agencyId, digits)).find(
    (object) => !object.startsWith('referral:'),
  )
  if (found === undefined) throw unknown()
  return found
}

/**
 * Keeps a report or a case, and what belongs to it, from being erased until the hold is released. Every agency that holds its key may:
 * a court asks whoever it asks.
 */
export const placeHold = action({
  name: 'retention.hold',
  needs: 'retention.hold',
  input: PlaceHold,
  run: async (scope, { number, reason, document }) => {
    const { memberId, agencyId } = memberActing(scope)
    await agencyIdentity(scope)
    const object = await objectNumbered(scope, agencyId, number)
    if (!(await lockHeld(scope.db, object))) throw unknown()
    const id = newId()
    const isNew = await insertHold(scope.db, {
      id,
      object,
      agency_id: agencyId,
      reason,
      document,
      placed_by: memberId,
      placed_at: scope.now,
    })
    if (!isNew) throw new Refusal('conflict', 'already-held', { number: 'already-held' })
    return { holdId: id, object }
  },
  subject: (_, { object }) => object,
  reason: ({ reason }) => reason,
})

/** Ends a hold of one's own agency; what is overdue goes with the next run. */
export const releaseHold = action({
  name: 'retention.release',
  needs: 'retention.hold',
  input: ReleaseHold,
  run: async (scope, { holdId }) => {
    const { memberId, agencyId } = memberActing(scope)
    await agencyIdentity(scope)
    const hold = await lockHold(scope.db, holdId, agencyId)
    if (hold.released_at !== null) throw new Refusal('conflict', 'move-not-allowed')
    await releaseHoldRow(scope.db, holdId, memberId, scope.now)
    return { object: hold.object, reason: hold.reason }
  },
  subject: (_, { object }) => object,
  reason: (_, { reason }) => reason,
})
