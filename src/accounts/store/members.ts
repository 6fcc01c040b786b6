import { sql } from 'kysely'
import { type Member, type Role, roles } from '../../action/permissions.ts'
import { naming } from '../../db/acting.ts'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Recipient } from '../../seal/age.ts'
import type { MemberKeyKind } from '../model/ways.ts'

export const isRole = (text: string): text is Role => roles.some((role) => role === text)

export interface MemberRow {
  readonly id: string
  readonly agency_id: string
  readonly login: string
  readonly name: string
  readonly roles: readonly string[]
  readonly state: 'active' | 'disabled'
  readonly recipient: Recipient
}

const memberColumns = ['id', 'agency_id', 'login', 'name', 'roles', 'state', 'recipient'] as const

export const memberOf = (row: MemberRow): Member => ({
  kind: 'member',
  memberId: row.id,
  agencyId: row.agency_id,
  login: row.login,
  name: row.name,
  roles: row.roles.filter(isRole),
})

/** A member and the sealed half of their identity, for sign-in; `undefined` when there is no such active member. */
export const findCredential = async (db: Db, login: string) =>
  (await naming(db, login))
    .selectFrom('accounts.member')
    .innerJoin('accounts.member_key', 'accounts.member_key.member_id', 'accounts.member.id')
    .select([
      'accounts.member.id',
      'accounts.member.agency_id',
      'accounts.member.login',
      'accounts.member.name',
      'accounts.member.roles',
      'accounts.member.state',
      'accounts.member.recipient',
      'accounts.member_key.salt',
      'accounts.member_key.sealed',
      'accounts.member_key.must_change',
    ])
    .where('accounts.member.login', '=', login)
    .where('accounts.member_key.kind', '=', 'password')
    .where('accounts.member.state', '=', 'active')
    .executeTakeFirst()

/**
 * Whether this is still one of the ways that open an active member's identity: it was checked before the transaction, and a
 * reset or a disabling may have come between. Holds both rows until commit, the member first, as a reset takes them.
 */
export const holdCredential = async (
  db: Db,
  id: string,
  salt: Uint8Array,
  kind: MemberKeyKind = 'password',
): Promise<boolean> => {
  const member = await db
    .selectFrom('accounts.member')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'active')
    // As strong as the update that follows, or two sign-ins of one member would wait for each other.
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (member === undefined) return false
  await naming(db, id)
  const key = await db
    .selectFrom('accounts.member_key')
    .select('salt')
    .where('member_id', '=', id)
    .where('kind', '=', kind)
    .where('salt', '=', Buffer.from(salt))
    .forUpdate()
    .executeTakeFirst()
  return key !== undefined
}

export const findMember = async (db: Db, id: string): Promise<MemberRow> => {
  const found = await db
    .selectFrom('accounts.member')
    .select(memberColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found', 'member-not-found')
  return found
}

export const findMemberByLogin = (db: Db, login: string): Promise<MemberRow | undefined> =>
  db.selectFrom('accounts.member').select(memberColumns).where('login', '=', login).executeTakeFirst()

export interface ListedMember extends MemberRow {
  /** Whether they can open the agency's key; false after a reset until a colleague grants it. */
  readonly holdsKey: boolean
  readonly signedInAt: Date | null
  readonly idleSince: Date
  readonly hasSecondFactor: boolean
}

export const listMembers = async (db: Db, agencyId: string): Promise<ListedMember[]> => {
  const rows = await db
    .selectFrom('accounts.member')
    .select([...memberColumns, 'signed_in_at', 'idle_since'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('accounts.second_factor')
            .select('member_id')
            .whereRef('accounts.second_factor.member_id', '=', 'accounts.member.id'),
        )
        .as('has_second_factor'),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('agencies.agency_key')
            .select('holder')
            .whereRef('agencies.agency_key.agency_id', '=', 'accounts.member.agency_id')
            .where('agencies.agency_key.holder', '=', (concat) =>
              concat.fn<string>('concat', [
                concat.cast<string>(concat.val('member:'), 'text'),
                'accounts.member.id',
              ]),
            ),
        )
        .as('holds_key'),
    )
    .where('agency_id', '=', agencyId)
    .orderBy('name')
    .execute()
  return rows.map(({ holds_key, has_second_factor, signed_in_at, idle_since, ...row }) => ({
    ...row,
    holdsKey: Boolean(holds_key),
    hasSecondFactor: Boolean(has_second_factor),
    signedInAt: signed_in_at,
    idleSince: idle_since,
  }))
}

export const memberNames = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('accounts.member')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Active members of an agency who hold one of these posts. */
export const membersWithRole = (db: Db, agencyId: string, wanted: readonly Role[]): Promise<MemberRow[]> =>
  db
    .selectFrom('accounts.member')
    .select(memberColumns)
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'active')
    .where('roles', '&&', sql<string[]>`${[...wanted]}::text[]`)
    .orderBy('name')
    .execute()

export interface NewMember {
  readonly id: string
  readonly agencyId: string
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly recipient: Recipient
  readonly salt: Uint8Array
  readonly sealed: Uint8Array
  readonly mustChange: boolean
}

export const saveMember = async (db: Db, member: NewMember, now: Date): Promise<void> => {
  const inserted = await db
    .insertInto('accounts.member')
    .values({
      id: member.id,
      agency_id: member.agencyId,
      login: member.login,
      name: member.name,
      roles: [...member.roles],
      state: 'active',
      recipient: member.recipient,
      created_at: now,
      signed_in_at: null,
      idle_since: now,
      idle_told_at: null,
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) throw new Refusal('conflict', 'login-taken', { login: 'login-taken' })
  await saveMemberKey(db, member, now)
}

export const saveMemberKey = async (
  db: Db,
  key: Pick<NewMember, 'id' | 'salt' | 'sealed' | 'mustChange'>,
  now: Date,
): Promise<void> => {
  const values = { salt: key.salt, sealed: key.sealed, set_at: now, must_change: key.mustChange }
  await db
    .insertInto('accounts.member_key')
    .values({ member_id: key.id, kind: 'password', ...values })
    .onConflict((conflict) => conflict.columns(['member_id', 'kind']).doUpdateSet(values))
    .execute()
}

/** Whatever opened the identity a member had: a new one is sealed by nothing yet. */
export const dropMemberKeys = async (db: Db, memberId: string): Promise<void> => {
  await db.deleteFrom('accounts.member_key').where('member_id', '=', memberId).execute()
}

export const saveRecipient = async (db: Db, memberId: string, recipient: Recipient): Promise<void> => {
  await db.updateTable('accounts.member').set({ recipient }).where('id', '=', memberId).execute()
}

export const saveMemberState = async (
  db: Db,
  memberId: string,
  state: 'active' | 'disabled',
): Promise<void> => {
  await db.updateTable('accounts.member').set({ state }).where('id', '=', memberId).execute()
}

/** A sign-in is complete. */
export const noteSignIn = async (db: Db, memberId: string, now: Date): Promise<void> => {
  await db
    .updateTable('accounts.member')
    .set({ signed_in_at: now, idle_since: now, idle_told_at: null })
    .where('id', '=', memberId)
    .execute()
}

/** A disabled account is in use again; the days of idleness count from now. */
export const openMember = async (db: Db, memberId: string, now: Date): Promise<void> => {
  await db
    .updateTable('accounts.member')
    .set({ state: 'active', idle_since: now, idle_told_at: null })
    .where('id', '=', memberId)
    .execute()
}
