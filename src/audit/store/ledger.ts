import type { LedgerEntry, Services } from '../../action/action.ts'
import { type Room, refusalBound } from '../model/refusal-bound.ts'
import { appendEntry, appendUnowned } from '../store.ts'
import { objectExists } from './objects.ts'

/** Whose refused tries count together: an officer's or a program's; of people without a name, those on one account. */
const sourceOf = ({ actor, object }: LedgerEntry): string => {
  switch (actor.kind) {
    case 'member':
      return actor.memberId
    case 'client':
      return actor.clientId
    case 'system':
      return actor.job
    case 'reporter':
    case 'anonymous':
      // A flood of strange names does not hide an account that was tried.
      return object
  }
}

const isNamed = ({ actor }: LedgerEntry): boolean => actor.kind === 'member' || actor.kind === 'client'

/** What is written for the room there is; `many`: what it says of several things must name none of them. */
const asTold = (entry: LedgerEntry, room: Exclude<Room, 'left-out'>, object: string): LedgerEntry =>
  room === 'kept' ? entry : { ...entry, object, reason: `too-many ${room.times}` }

/**
 * The ledger as this process writes it: every deed; of refused tries so many an hour from one source, and how many there were.
 * That must not depend on whether the things exist, or the source's own agency could read in its ledger which do. A try on
 * a thing that exists and finds no room there is kept all the same, in an entry of no agency, which is shown to those who hold
 * the thing's key: no flood hides it from them.
 */
export const openLedger = (): Services['record'] => {
  const bySource = refusalBound()
  const byThing = refusalBound()
  return async (db, entry) => {
    if (entry.outcome === 'done') return appendEntry(db, entry)
    const room = bySource(sourceOf(entry), entry.at)
    if (room !== 'left-out')
      await appendEntry(db, asTold(entry, room, isNamed(entry) ? 'many' : entry.object))
    if (room === 'kept' || !isNamed(entry) || !(await objectExists(db, entry.object))) return
    const own = byThing(JSON.stringify([sourceOf(entry), entry.action, entry.object]), entry.at)
    if (own !== 'left-out') await appendUnowned(db, asTold(entry, own, entry.object))
  }
}
