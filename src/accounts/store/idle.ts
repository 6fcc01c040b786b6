import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { idleAfter, tellIdleAgainAfter } from '../model.ts'
import type { MemberRow } from './members.ts'

/** Active accounts nobody signed in to for too long; those it was lately said of are left out. */
export const idleMembers = async (db: Db, now: Date): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('accounts.member')
    .select('id')
    // Written out so that the planner matches the partial index.
    .where(sql<boolean>`state = 'active'`)
    .where('idle_since', '<', new Date(now.getTime() - idleAfter))
    .where((eb) =>
      eb.or([
        eb('idle_told_at', 'is', null),
        eb('idle_told_at', '<', new Date(now.getTime() - tellIdleAgainAfter)),
      ]),
    )
    .orderBy('idle_since')
    .execute()
  return rows.map(({ id }) => id)
}

type Idle = Pick<MemberRow, 'id' | 'agency_id' | 'roles'>

/** The account, held until commit, if it still lies idle. */
export const holdIfIdle = (db: Db, id: string, now: Date): Promise<Idle | undefined> =>
  db
    .selectFrom('accounts.member')
    .select(['id', 'agency_id', 'roles'])
    .where('id', '=', id)
    .where('state', '=', 'active')
    .where('idle_since', '<', new Date(now.getTime() - idleAfter))
    .forUpdate()
    .executeTakeFirst()

/** Active administrators of the same agency beside this one, held: two idle ones must not both count on the other. */
export const otherAdministrators = async (db: Db, { id, agency_id }: Idle): Promise<number> => {
  const others = await db
    .selectFrom('accounts.member')
    .select('id')
    .where('agency_id', '=', agency_id)
    .where('state', '=', 'active')
    .where('id', '!=', id)
    .where(sql<boolean>`'administrator' = any(roles)`)
    .forUpdate()
    .execute()
  return others.length
}

export const saveIdleTold = async (db: Db, id: string, now: Date): Promise<void> => {
  await db.updateTable('accounts.member').set({ idle_told_at: now }).where('id', '=', id).execute()
}
