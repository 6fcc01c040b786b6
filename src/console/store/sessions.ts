import { sessionIdle } from '../../accounts/model.ts'
import { naming } from '../../db/acting.ts'
import type { Db } from '../../db/open.ts'
import { tokenHash } from '../../seal/token.ts'

/** Whether a session still holds; unlike a request, asking does not keep it alive. */
export const isSessionOpen = async (db: Db, token: string, now: Date): Promise<boolean> => {
  const id = tokenHash(token)
  const found = await (await naming(db, id))
    .selectFrom('accounts.session')
    .innerJoin('accounts.member', 'accounts.member.id', 'accounts.session.member_id')
    .select('accounts.session.id')
    .where('accounts.session.id', '=', id)
    .where('accounts.session.expires_at', '>', now)
    .where('accounts.session.seen_at', '>', new Date(now.getTime() - sessionIdle))
    .where('accounts.member.state', '=', 'active')
    .executeTakeFirst()
  return found !== undefined
}
