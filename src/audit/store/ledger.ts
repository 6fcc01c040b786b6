import type { LedgerEntry, Services } from '../../action/action.ts'
import type { Db } from '../../db/open.ts'
import { refusalBound } from '../model/refusal-bound.ts'
import { appendEntry } from '../store.ts'
import { objectExists } from './objects.ts'

/**
 * What a refused try counts with. On a thing that exists: the same officer, action and thing, so that no flood hides it. On ids
 * that exist nowhere: all of one officer's together. On an account that somebody tries to sign in to: that account.
 */
const kindOf = async (db: Db, { actor, action, object }: LedgerEntry): Promise<string> => {
  switch (actor.kind) {
    case 'member':
    case 'client':
      return JSON.stringify([
        actor.kind === 'member' ? actor.memberId : actor.clientId,
        ...((await objectExists(db, object)) ? [action, object] : []),
      ])
    case 'system':
      return actor.job
    case 'reporter':
    case 'anonymous':
      // A flood of strange names does not hide an account that was tried.
      return object
  }
}

/** The ledger as this process writes it: every deed; of refused tries so many an hour of a kind, and how many there were. */
export const openLedger = (): Services['record'] => {
  const bound = refusalBound()
  return async (db, entry) => {
    if (entry.outcome === 'done') return appendEntry(db, entry)
    const room = bound(await kindOf(db, entry), entry.at)
    if (room === 'left-out') return
    const object = (await isNamed(db, entry)) ? entry.object : 'many'
    await appendEntry(db, room === 'kept' ? entry : { ...entry, object, reason: `too-many ${room.times}` })
  }
}

/** What is told of many tries names the thing they were on, where it was one. */
const isNamed = async (db: Db, { actor, object }: LedgerEntry): Promise<boolean> =>
  actor.kind === 'anonymous' || objectExists(db, object)
