import { naming } from '../../db/acting.ts'
import type { Db } from '../../db/open.ts'

export const findSecondFactor = async (db: Db, memberId: string) =>
  (await naming(db, memberId))
    .selectFrom('accounts.second_factor')
    .select(['sealed', 'confirmed_at'])
    .where('member_id', '=', memberId)
    .executeTakeFirst()

/** The first of a member, or one that takes the place of the one before. */
export const saveSecondFactor = async (
  db: Db,
  memberId: string,
  sealed: Uint8Array,
  step: number,
  now: Date,
): Promise<void> => {
  const values = { sealed: Buffer.from(sealed), last_step: step, confirmed_at: now }
  await (await naming(db, memberId))
    .insertInto('accounts.second_factor')
    .values({ member_id: memberId, ...values })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(values))
    .execute()
}

/** Accepts a time step, once: of two requests with the same code one waits for the other's row and finds it taken. */
export const takeStep = async (
  db: Db,
  memberId: string,
  step: number,
  sealed: Uint8Array,
): Promise<boolean> => {
  const taken = await (await naming(db, memberId))
    .updateTable('accounts.second_factor')
    .set({ last_step: step })
    .where('member_id', '=', memberId)
    .where('last_step', '<', step)
    // The same secret still: a new one may have come between.
    .where('sealed', '=', Buffer.from(sealed))
    .returning('member_id')
    .executeTakeFirst()
  return taken !== undefined
}

/** `true` when there was one. */
export const dropSecondFactor = async (db: Db, memberId: string): Promise<boolean> => {
  await (await naming(db, memberId))
    .deleteFrom('accounts.recovery_code')
    .where('member_id', '=', memberId)
    .execute()
  const dropped = await db
    .deleteFrom('accounts.second_factor')
    .where('member_id', '=', memberId)
    .returning('member_id')
    .executeTakeFirst()
  return dropped !== undefined
}

/** The codes of before count no longer. */
export const saveRecoveryCodes = async (
  db: Db,
  memberId: string,
  hashes: readonly Uint8Array[],
): Promise<void> => {
  await (await naming(db, memberId))
    .deleteFrom('accounts.recovery_code')
    .where('member_id', '=', memberId)
    .execute()
  await (await naming(db, memberId))
    .insertInto('accounts.recovery_code')
    .values(hashes.map((hash) => ({ member_id: memberId, hash: Buffer.from(hash), used_at: null })))
    .execute()
}

/** Uses a code up, once. */
export const takeRecoveryCode = async (
  db: Db,
  memberId: string,
  hash: Uint8Array,
  now: Date,
): Promise<boolean> => {
  const taken = await (await naming(db, memberId))
    .updateTable('accounts.recovery_code')
    .set({ used_at: now })
    .where('member_id', '=', memberId)
    .where('hash', '=', Buffer.from(hash))
    .where('used_at', 'is', null)
    .returning('member_id')
    .executeTakeFirst()
  return taken !== undefined
}

export const recoveryCodesLeft = async (db: Db, memberId: string): Promise<number> => {
  const { left } = await (await naming(db, memberId))
    .selectFrom('accounts.recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('member_id', '=', memberId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(left)
}
