import type { LedgerEntry, Services } from '../../action/action.ts'
import { refusalBound } from '../model/refusal-bound.ts'
import { appendEntry } from '../store.ts'

const perMinute = 20
/** Tries of names nobody has share their room; it is wide enough that the slow-down of each name bites first. */
const perMinuteUnknown = 120

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
      // An account that was tried counts for itself: a flood of strange names does not hide it.
      return object
  }
}

/** The ledger as this process writes it: every deed, and of refused tries so many a minute from one source. */
export const openLedger = (): Services['record'] => {
  const bound = refusalBound()
  return async (db, entry) => {
    if (entry.outcome === 'done') return appendEntry(db, entry)
    const most = entry.object === 'account' ? perMinuteUnknown : perMinute
    const room = bound(sourceOf(entry), most, entry.at)
    if (room === 'left-out') return
    await appendEntry(db, room === 'kept' ? entry : { ...entry, object: 'many', reason: 'too-many' })
  }
}
