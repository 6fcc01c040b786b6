import { naming } from '../../db/acting.ts'
import type { Db } from '../../db/open.ts'
import type { Identity } from '../../seal/age.ts'
import { box, unbox } from '../../seal/box.ts'
import { type Token, tokenHash, tokenKey } from '../../seal/token.ts'
import { type MemberKeyKind, pendingLength } from '../model/ways.ts'

const purpose = 'pending'

/** Who gave the right password (or another way in) and still owes the code. */
export interface Pending {
  readonly memberId: string
  readonly login: string
  readonly agencyId: string
  readonly kind: MemberKeyKind
  readonly salt: Uint8Array
  readonly identity: Identity
}

export const savePending = async (
  db: Db,
  token: Token,
  { memberId, kind, salt, identity }: Pick<Pending, 'memberId' | 'kind' | 'salt' | 'identity'>,
  now: Date,
): Promise<void> => {
  const id = tokenHash(token)
  await (await naming(db, id))
    .insertInto('accounts.pending')
    .values({
      id,
      member_id: memberId,
      kind,
      salt: Buffer.from(salt),
      sealed: box(tokenKey(token, purpose), purpose, identity),
      expires_at: new Date(now.getTime() + pendingLength),
    })
    .execute()
}

export const findPending = async (db: Db, token: Token, now: Date): Promise<Pending | undefined> => {
  const id = tokenHash(token)
  const found = await (await naming(db, id))
    .selectFrom('accounts.pending')
    .innerJoin('accounts.member', 'accounts.member.id', 'accounts.pending.member_id')
    .select([
      'accounts.member.id',
      'accounts.member.login',
      'accounts.member.agency_id',
      'accounts.pending.kind',
      'accounts.pending.salt',
      'accounts.pending.sealed',
    ])
    .where('accounts.pending.id', '=', id)
    .where('accounts.pending.expires_at', '>', now)
    .where('accounts.member.state', '=', 'active')
    .executeTakeFirst()
  const identity = found && unbox(tokenKey(token, purpose), purpose, found.sealed)
  if (found === undefined || identity === undefined) return undefined
  const { login, agency_id, kind, salt } = found
  return { memberId: found.id, login, agencyId: agency_id, kind, salt, identity: identity.toString() }
}

/** Takes it away; `false` when another request already did. */
export const takePending = async (db: Db, token: Token): Promise<boolean> => {
  const id = tokenHash(token)
  const taken = await (await naming(db, id))
    .deleteFrom('accounts.pending')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}
