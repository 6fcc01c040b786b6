import type { Member } from '../../action/permissions.ts'
import { naming } from '../../db/acting.ts'
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
  readonly hasSecondFactor: boolean
  /** When whoever sits there last proved who they are. */
  readonly provenAt: Date
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
  const known = await naming(db, id)
  const found = await known
    .selectFrom('accounts.session')
    .innerJoin('accounts.member', 'accounts.member.id', 'accounts.session.member_id')
    .leftJoin('accounts.member_key', (join) =>
      join
        .onRef('accounts.member_key.member_id', '=', 'accounts.member.id')
        .on('accounts.member_key.kind', '=', 'password'),
    )
    .leftJoin('accounts.second_factor', 'accounts.second_factor.member_id', 'accounts.member.id')
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
      'accounts.session.proven_at',
      'accounts.member_key.must_change',
      'accounts.second_factor.confirmed_at',
    ])
    .where('accounts.session.id', '=', id)
    .where('accounts.session.expires_at', '>', now)
    .where('accounts.session.seen_at', '>', new Date(now.getTime() - sessionIdle))
    .where('accounts.member.state', '=', 'active')
    .executeTakeFirst()
  const identity = found && unbox(tokenKey(token, 'session'), 'session', found.sealed)
  if (found === undefined || identity === undefined) return undefined
  if (present && now.getTime() - found.seen_at.getTime() > seenEvery)
    await known.updateTable('accounts.session').set({ seen_at: now }).where('id', '=', id).execute()
  return {
    sessionId: id,
    member: memberOf(found),
    identity: identity.toString(),
    mustChange: found.must_change ?? false,
    hasSecondFactor: found.confirmed_at !== null,
    provenAt: found.proven_at,
  }
}

export const saveSession = async (
  db: Db,
  token: string,
  memberId: string,
  sealed: Uint8Array,
  now: Date,
): Promise<void> => {
  const id = tokenHash(token)
  await (await naming(db, id))
    .insertInto('accounts.session')
    .values({
      id,
      member_id: memberId,
      sealed,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + sessionLength),
      proven_at: now,
    })
    .execute()
}

/**
 * The same session under a new secret, proven anew; how long it may last in all does not change. `false` when it is no longer
 * there.
 */
export const renewSession = async (
  db: Db,
  session: {
    readonly old: string
    readonly token: string
    readonly memberId: string
    readonly sealed: Uint8Array
  },
  now: Date,
): Promise<boolean> => {
  const [old, next] = [tokenHash(session.old), tokenHash(session.token)]
  const renewed = await (await naming(db, old, next))
    .updateTable('accounts.session')
    .set({ id: next, sealed: session.sealed, proven_at: now, seen_at: now })
    .where('id', '=', old)
    .where('member_id', '=', session.memberId)
    .returning('id')
    .executeTakeFirst()
  return renewed !== undefined
}

export interface ListedSession {
  /** A hash: it finds the row and opens nothing. */
  readonly id: string
  readonly startedAt: Date
  readonly seenAt: Date
}

/** A member's own sessions that still open, the latest seen first. Where they are from is not known: it is not stored. */
export const sessionsOf = async (db: Db, memberId: string, now: Date): Promise<readonly ListedSession[]> => {
  const rows = await db
    .selectFrom('accounts.session')
    .select(['id', 'created_at', 'seen_at'])
    .where('member_id', '=', memberId)
    .where('expires_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - sessionIdle))
    .orderBy('seen_at', 'desc')
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ id, created_at, seen_at }) => ({ id, startedAt: created_at, seenAt: seen_at }))
}

/** Ends one session of the member; `false` when it is not theirs or not there. */
export const endSessionById = async (db: Db, memberId: string, id: string): Promise<boolean> => {
  const ended = await db
    .deleteFrom('accounts.session')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

export const endOtherSessions = async (db: Db, memberId: string, token: string): Promise<void> => {
  await db
    .deleteFrom('accounts.session')
    .where('member_id', '=', memberId)
    .where('id', '!=', tokenHash(token))
    .execute()
  await db.deleteFrom('accounts.pending').where('member_id', '=', memberId).execute()
}

export const endSession = async (db: Db, token: string): Promise<void> => {
  const id = tokenHash(token)
  await (await naming(db, id)).deleteFrom('accounts.session').where('id', '=', id).execute()
}

/** Every session of a member, and every sign-in that waits for its code. */
export const endSessionsOf = async (db: Db, memberId: string): Promise<void> => {
  await db.deleteFrom('accounts.session').where('member_id', '=', memberId).execute()
  await db.deleteFrom('accounts.pending').where('member_id', '=', memberId).execute()
}

export const sweepSessions = async (db: Db, now: Date): Promise<void> => {
  await db.deleteFrom('accounts.session').where('expires_at', '<', now).execute()
  await db.deleteFrom('accounts.pending').where('expires_at', '<', now).execute()
}
