import type { Scope } from '../../action/action.ts'
import { dropAgencyKey, memberHolder } from '../../agencies/store/grants.ts'
import { dropMemberKeys, type MemberRow, saveMemberKey, saveRecipient } from '../store/members.ts'
import { dropSecondFactor } from '../store/second-factor.ts'
import { endSessionsOf } from '../store/sessions.ts'
import type { Credential } from './make-credential.ts'

/**
 * Everything that was sealed by or to the identity a member had is gone: passkeys, second factor, agency key, sessions. They sign
 * in with the given password, choose their own, and open nothing until a colleague grants the agency key again.
 */
export const giveNewIdentity = async (
  { db, now }: Scope,
  member: MemberRow,
  { recipient, salt, sealed }: Credential,
): Promise<void> => {
  await saveRecipient(db, member.id, recipient)
  await dropMemberKeys(db, member.id)
  await saveMemberKey(db, { id: member.id, salt, sealed, mustChange: true }, now)
  await dropSecondFactor(db, member.id)
  await dropAgencyKey(db, member.agency_id, memberHolder(member.id))
  await endSessionsOf(db, member.id)
}
