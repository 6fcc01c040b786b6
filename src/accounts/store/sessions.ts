import type { Member } from '../../action/permissions.ts'
import type { Db } from '../../db/open.ts'
import type { Identity } from '../../seal/age.ts'
import { unbox } from '../../seal/box.ts'
import { tokenHash, tokenKey } from '../../seal/token.ts'
import { sessionIdle, sessionLength } from '../model.ts'
import { memberOf } from './members.ts'

export interface OpenSession {
  readonly sessionId: string
  readonly member: Member
  readonly identity: Identity
  readonly mustChange: boolean
}

const seenEvery = 60 * 1000

/** The signed-in member behind a cookie; `undefined` when it is unknown, idle too long, expired or the member disabled. */
export const findSession = async (
  db: Db,
  token: string,
  now: Date,
  /** Whether somebody is there; a page that refreshes itself does not keep a session alive. */
  present = true,
): Promise<OpenSession | undefined> => {
  const id = tokenHash(token)
  const found = await db
    .selectFrom('accounts.session')
    .innerJoin('accounts.member', 'accounts.member.id', 'accounts.session.member_id')
    .innerJoin('accounts.member_key', 'accounts.member_key.member_id', 'accounts.member.id')
    .select([
      'accounts.member.id',
      'accounts.member.agency_id',
      'accounts.member.login',
      'accounts.member.name',
      'accounts.member.roles',
      'accounts.member.state',
      'accounts.member.recipient',
      'accounts.session.sealed',
      'accounts.session.seen_at',
      'accounts.member_key.must_change',
    ])
    .where('accounts.session.id', '=', id)
    .where('accounts.session.expires_at', '>', now)
    .where('accounts.session.seen_at', '>', new Date(now.getTime() - sessionIdle))
    .where('accounts.member.state', '=', 'active')
    .executeTakeFirst()
  const identity = found && unbox(tokenKey(token, 'session'), 'session', found.sealed)
  if (found === undefined || identity === undefined) return undefined
  if (present && now.getTime() - found.seen_at.getTime() > seenEvery)
    await db.updateTable('accounts.session').set({ seen_at: now }).where('id', '=', id).execute()
  return {
    sessionId: id,
    member: memberOf(found),
    identity: identity.toString(),
    mustChange: found.must_change,
  }
}

export const saveSession = async (
  db: Db,
  token: string,
  memberId: string,
  sealed: Uint8Array,
  now: Date,
): Promise<void> => {
  await db
    .insertInto('accounts.session')
    .values({
      id: tokenHash(token),
      member_id: memberId,
      sealed,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + sessionLength),
    })
    .execute()
}

export const endSession = async (db: Db, token: string): Promise<void> => {
  await db.deleteFrom('accounts.session').where('id', '=', tokenHash(token)).execute()
}

export const endSessionsOf = async (db: Db, memberId: string): Promise<void> => {
  await db.deleteFrom('accounts.session').where('member_id', '=', memberId).execute()
}

export const sweepSessions = async (db: Db, now: Date): Promise<void> => {
  await db.deleteFrom('accounts.session').where('expires_at', '<', now).execute()
}
