import { sharedBy } from './acting.ts'
import type { Db } from './open.ts'

const minute = 60_000

/**
 * A list that changes a few times a year and stands on every page, read once a minute and database: each read costs as much
 * as the rows of a page. Inside a transaction it is read there. Callers share the list, so it must be the same for everybody.
 */
export const rememberedForAMinute = <Row>(
  read: (db: Db, at: Date) => Promise<readonly Row[]>,
): ((db: Db, at: Date) => Promise<readonly Row[]>) => {
  const held = new WeakMap<object, { readonly minute: number; readonly rows: Promise<readonly Row[]> }>()
  return (db, at) => {
    const now = Math.floor(at.getTime() / minute)
    const database = sharedBy(db)
    const known = held.get(database)
    if (known?.minute === now) return known.rows
    const rows = read(db, at)
    held.set(database, { minute: now, rows })
    // A failure is nobody else's answer.
    rows.catch(() => held.delete(database))
    return rows
  }
}
