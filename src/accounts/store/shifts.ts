import type { Db } from '../../db/open.ts'

export interface Shift {
  readonly memberId: string
  readonly name: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** The shifts of an agency's active members that have not ended, the earliest first. */
export const shiftsOf = async (db: Db, agencyId: string, now: Date): Promise<readonly Shift[]> => {
  const rows = await db
    .selectFrom('accounts.shift')
    .innerJoin('accounts.member', 'accounts.member.id', 'accounts.shift.member_id')
    .select(['accounts.member.id', 'accounts.member.name', 'starts_at', 'ends_at'])
    .where('accounts.shift.agency_id', '=', agencyId)
    .where('ends_at', '>', now)
    .where('accounts.member.state', '=', 'active')
    .orderBy('starts_at')
    .orderBy('accounts.member.name')
    .execute()
  return rows.map(({ id, name, starts_at, ends_at }) => ({
    memberId: id,
    name,
    startsAt: starts_at,
    endsAt: ends_at,
  }))
}

/** Who is on duty at this moment. */
export const onDuty = async (db: Db, agencyId: string, now: Date): Promise<readonly Shift[]> =>
  (await shiftsOf(db, agencyId, now)).filter(({ startsAt }) => startsAt <= now)

export const saveShift = async (
  db: Db,
  shift: {
    readonly memberId: string
    readonly agencyId: string
    readonly from: Date
    readonly to: Date
    readonly setBy: string
  },
  now: Date,
): Promise<void> => {
  const values = {
    agency_id: shift.agencyId,
    starts_at: shift.from,
    ends_at: shift.to,
    set_by: shift.setBy,
    set_at: now,
  }
  await db
    .insertInto('accounts.shift')
    .values({ member_id: shift.memberId, ...values })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(values))
    .execute()
}

export const dropShift = async (db: Db, memberId: string): Promise<void> => {
  await db.deleteFrom('accounts.shift').where('member_id', '=', memberId).execute()
}
