import type { Scope } from '../../action/action.ts'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import { type Identity, openText, seal } from '../../seal/age.ts'
import type { EnvelopeName } from '../model.ts'

export const recoveryHolder = 'recovery'
export const agencyHolder = (agencyId: string): string => `agency:${agencyId}`
export const memberHolder = (memberId: string): string => `member:${memberId}`

/** The recipient of the offline recovery key in use, if the province has made one. */
export const recoveryRecipient = async (db: Db): Promise<string | undefined> => {
  const found = await db
    .selectFrom('agencies.recovery_key')
    .select('recipient')
    .where('retired_at', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return found?.recipient
}

export interface Holder {
  readonly holder: string
  readonly recipient: string
}

/** The holders of a new envelope: the given agencies, and the recovery key where there is one. */
export const holdersFor = async (
  db: Db,
  agencies: readonly { readonly id: string; readonly recipient: string }[],
): Promise<Holder[]> => {
  const recovery = await recoveryRecipient(db)
  return [
    ...agencies.map(({ id, recipient }) => ({ holder: agencyHolder(id), recipient })),
    ...(recovery === undefined ? [] : [{ holder: recoveryHolder, recipient: recovery }]),
  ]
}

/** A private key sealed once for each holder; made before a transaction, stored in it by `grant`. */
export const sealForHolders = (identity: Identity, holders: readonly Holder[]) =>
  Promise.all(
    holders.map(async ({ holder, recipient }) => ({ holder, sealed: await seal([recipient], identity) })),
  )

export const grant = async (
  db: Db,
  object: EnvelopeName,
  sealed: readonly { readonly holder: string; readonly sealed: Uint8Array }[],
  at: Date,
): Promise<void> => {
  if (sealed.length === 0) return
  await db
    .insertInto('agencies.key_grant')
    .values(sealed.map((one) => ({ object, ...one, granted_at: at })))
    .onConflict((conflict) => conflict.columns(['object', 'holder']).doNothing())
    .execute()
}

/** Takes an envelope away from an agency. */
export const revoke = async (db: Db, object: EnvelopeName, agencyId: string): Promise<void> => {
  await db
    .deleteFrom('agencies.key_grant')
    .where('object', '=', object)
    .where('holder', '=', agencyHolder(agencyId))
    .execute()
}

/** Takes an envelope's key away from everybody, recovery included: what it sealed opens for nobody any more. Returns how many had it. */
export const destroyGrants = async (db: Db, object: EnvelopeName): Promise<number> => {
  const { numDeletedRows } = await db
    .deleteFrom('agencies.key_grant')
    .where('object', '=', object)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Whether an agency may open an envelope; the same row decides access and carries the key. */
export const mayOpen = async (db: Db, object: EnvelopeName, agencyId: string): Promise<boolean> => {
  const found = await db
    .selectFrom('agencies.key_grant')
    .select('object')
    .where('object', '=', object)
    .where('holder', '=', agencyHolder(agencyId))
    .executeTakeFirst()
  return found !== undefined
}

/** The private key of the acting member's agency. Refuses members who lost theirs until a colleague grants it again. */
export const agencyIdentity = async ({ db, actor, keys }: Scope): Promise<Identity> => {
  if (actor.kind !== 'member' || keys.own === undefined) throw new Refusal('forbidden')
  const found = await db
    .selectFrom('agencies.agency_key')
    .select('sealed')
    .where('agency_id', '=', actor.agencyId)
    .where('holder', '=', memberHolder(actor.memberId))
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('forbidden', 'no-agency-key')
  return openText(keys.own, found.sealed)
}

/**
 * The private key of a report, case, referral or evidence, for the acting member's agency.
 * Refuses `not-found` for strangers: who may not open it does not learn that it exists.
 */
export const openEnvelope = async (scope: Scope, object: EnvelopeName): Promise<Identity> => {
  const { db, actor } = scope
  if (actor.kind !== 'member') throw new Refusal('forbidden')
  const found = await db
    .selectFrom('agencies.key_grant')
    .select('sealed')
    .where('object', '=', object)
    .where('holder', '=', agencyHolder(actor.agencyId))
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return openText(await agencyIdentity(scope), found.sealed)
}

/** Seals an envelope's key to one more agency: referring moves a small key, not the content. */
export const shareEnvelope = async (
  scope: Scope,
  object: EnvelopeName,
  agency: { readonly id: string; readonly recipient: string },
): Promise<void> => {
  const identity = await openEnvelope(scope, object)
  await grant(
    scope.db,
    object,
    [{ holder: agencyHolder(agency.id), sealed: await seal([agency.recipient], identity) }],
    scope.now,
  )
}

/** Stores the agency's private key as sealed to a holder (a member, or recovery). */
export const saveAgencyKey = async (
  db: Db,
  agencyId: string,
  holder: string,
  sealed: Uint8Array,
  by: string | null,
  now: Date,
): Promise<void> => {
  await db
    .insertInto('agencies.agency_key')
    .values({ agency_id: agencyId, holder, sealed, granted_at: now, granted_by: by })
    .onConflict((conflict) =>
      conflict.columns(['agency_id', 'holder']).doUpdateSet({ sealed, granted_at: now, granted_by: by }),
    )
    .execute()
}

/** The holder opens nothing of the agency any more. */
export const dropAgencyKey = async (db: Db, agencyId: string, holder: string): Promise<void> => {
  await db
    .deleteFrom('agencies.agency_key')
    .where('agency_id', '=', agencyId)
    .where('holder', '=', holder)
    .execute()
}
