import { action, type Scope } from '../../action/action.ts'
import { dropAgencyKey, memberHolder } from '../../agencies/store/grants.ts'
import { Refusal } from '../../kit/refusal.ts'
import { ResetPassword } from '../model.ts'
import { findMember, type MemberRow, saveMemberKey, saveRecipient } from '../store/members.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { makeCredential } from './make-credential.ts'

/** The member, if they belong to the acting administrator's agency. Strangers are “not found”. */
export const memberOfOwnAgency = async ({ db, actor }: Scope, memberId: string): Promise<MemberRow> => {
  const found = await findMember(db, memberId)
  if (actor.kind !== 'member' || found.agency_id !== actor.agencyId)
    throw new Refusal('not-found', 'member-not-found')
  return found
}

/**
 * A forgotten password cannot be recovered: the identity it sealed is gone. The member gets a new identity and password,
 * every session ends, and they open nothing until a colleague grants the agency key again.
 */
export const resetPassword = action({
  name: 'member.reset-password',
  needs: 'member.manage',
  input: ResetPassword,
  subject: ({ memberId }) => `member:${memberId}`,
  prepare: (_, { password }) => makeCredential(password),
  run: async (scope, { memberId }, { recipient, salt, sealed }) => {
    const { db, now } = scope
    const member = await memberOfOwnAgency(scope, memberId)
    await saveRecipient(db, memberId, recipient)
    await saveMemberKey(db, { id: memberId, salt, sealed, mustChange: true }, now)
    await dropAgencyKey(db, member.agency_id, memberHolder(memberId))
    await endSessionsOf(db, memberId)
    return { memberId }
  },
})
