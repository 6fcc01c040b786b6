import type { Db } from '../../db/open.ts'

export interface ReferralItem {
  readonly object: string
  /** Whether this referral gave the receiver the key. */
  readonly granted: boolean
}

export const insertItems = async (
  db: Db,
  referralId: string,
  items: readonly ReferralItem[],
): Promise<void> => {
  if (items.length === 0) return
  await db
    .insertInto('referrals.referral_item')
    .values(items.map((item) => ({ referral_id: referralId, ...item })))
    .execute()
}

export const itemsOf = (db: Db, referralId: string): Promise<ReferralItem[]> =>
  db
    .selectFrom('referrals.referral_item')
    .select(['object', 'granted'])
    .where('referral_id', '=', referralId)
    .orderBy('object')
    .execute()

/** Another referral to the same agency, not returned, that carries the same item: it takes over the key. */
export const otherCarrier = async (
  db: Db,
  referral: { readonly id: string; readonly to_agency_id: string },
  object: string,
): Promise<string | undefined> => {
  const found = await db
    .selectFrom('referrals.referral_item')
    .innerJoin('referrals.referral', 'referrals.referral.id', 'referrals.referral_item.referral_id')
    .select('referrals.referral.id')
    .where('referrals.referral_item.object', '=', object)
    .where('referrals.referral.to_agency_id', '=', referral.to_agency_id)
    .where('referrals.referral.id', '<>', referral.id)
    .where('referrals.referral.return_sealed', 'is', null)
    .executeTakeFirst()
  return found?.id
}

export const markGranted = async (
  db: Db,
  referralId: string,
  object: string,
  granted: boolean,
): Promise<void> => {
  await db
    .updateTable('referrals.referral_item')
    .set({ granted })
    .where('referral_id', '=', referralId)
    .where('object', '=', object)
    .execute()
}
