import { z } from 'zod'
import { action, type Context } from '../../action/action.ts'
import { perform } from '../../action/perform.ts'
import { dropAgencyKey, memberHolder } from '../../agencies/store/grants.ts'
import { Refusal } from '../../kit/refusal.ts'
import { holdIfIdle, idleMembers, otherAdministrators, saveIdleTold } from '../store/idle.ts'
import { saveMemberState } from '../store/members.ts'
import { endSessionsOf } from '../store/sessions.ts'

/**
 * One account nobody signed in to for 45 days. The last administrator of an agency stays, or nobody could open the others again:
 * that is said in the ledger and on the members' page instead.
 */
export const disableIdleMember = action({
  name: 'member.disable-idle',
  needs: 'system.sweep',
  input: z.object({ memberId: z.uuid() }),
  run: async ({ db, now }, { memberId }) => {
    const member = await holdIfIdle(db, memberId, now)
    if (member === undefined) throw new Refusal('conflict')
    const { agency_id: agencyId } = member
    if (member.roles.includes('administrator') && (await otherAdministrators(db, member)) === 0) {
      await saveIdleTold(db, memberId, now)
      return { agencyId, what: 'last-administrator' }
    }
    await saveMemberState(db, memberId, 'disabled')
    await dropAgencyKey(db, agencyId, memberHolder(memberId))
    await endSessionsOf(db, memberId)
    return { agencyId, what: 'idle' }
  },
  subject: ({ memberId }) => `member:${memberId}`,
  reason: (_, { what }) => what,
  agency: (_, { agencyId }) => agencyId,
})

/** One transaction each: an account somebody signs in to at this moment holds up nobody else's. */
export const disableIdleMembers = async (
  context: Context,
): Promise<{ readonly disabled: number; readonly kept: number }> => {
  const done = { disabled: 0, kept: 0 }
  for (const memberId of await idleMembers(context.db, context.now)) {
    const { what } = await perform(disableIdleMember, context, { memberId }).catch((problem) => {
      // Signed in to, or disabled, a moment ago.
      if (problem instanceof Refusal && problem.kind === 'conflict') return { what: 'gone' }
      throw problem
    })
    if (what === 'idle') done.disabled += 1
    if (what === 'last-administrator') done.kept += 1
  }
  return done
}
