import { naming } from '../../db/acting.ts'
import type { Db } from '../../db/open.ts'
import { unbox } from '../../seal/box.ts'
import { tokenHash, tokenKey } from '../../seal/token.ts'

export const reporterSessionLength = 30 * 60 * 1000

/** The report a reporter came back to, and its private key; `undefined` when the cookie is unknown or expired. */
export const findReporterSession = async (db: Db, token: string, now: Date) => {
  const id = tokenHash(token)
  const found = await (await naming(db, id))
    .selectFrom('intake.reporter_session')
    .select(['report_id', 'sealed'])
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  const identity = found && unbox(tokenKey(token, 'mailbox'), 'mailbox', found.sealed)
  return found && identity ? { reportId: found.report_id, identity: identity.toString() } : undefined
}

export const saveReporterSession = async (
  db: Db,
  token: string,
  reportId: string,
  sealed: Uint8Array,
  now: Date,
): Promise<void> => {
  const id = tokenHash(token)
  await (await naming(db, id))
    .insertInto('intake.reporter_session')
    .values({
      id,
      report_id: reportId,
      sealed,
      expires_at: new Date(now.getTime() + reporterSessionLength),
    })
    .execute()
}

export const endReporterSession = async (db: Db, token: string): Promise<void> => {
  const id = tokenHash(token)
  await (await naming(db, id)).deleteFrom('intake.reporter_session').where('id', '=', id).execute()
}

export const sweepReporterSessions = async (db: Db, now: Date): Promise<void> => {
  await db.deleteFrom('intake.reporter_session').where('expires_at', '<', now).execute()
}
