import type { z } from 'zod'
import { action, type Context, type Scope } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { ResetPassword } from '../model.ts'
import { findMember, type MemberRow } from '../store/members.ts'
import { makeCredential, requireStrong } from './make-credential.ts'
import { giveNewIdentity } from './new-identity.ts'

/** The member, if they belong to the acting administrator's agency. Strangers are “not found”. */
export const memberOfOwnAgency = async ({ db, actor }: Scope, memberId: string): Promise<MemberRow> => {
  const found = await findMember(db, memberId)
  if (actor.kind !== 'member' || found.agency_id !== actor.agencyId)
    throw new Refusal('not-found', 'member-not-found')
  return found
}

/** A password given to a colleague, judged by who they are, and what it seals. */
export const givenCredential = async (
  context: Context,
  { memberId, password }: z.output<typeof ResetPassword>,
) => {
  await requireStrong(password, await memberOfOwnAgency(context, memberId))
  return makeCredential(password)
}

/**
 * A forgotten password cannot be recovered: the identity it sealed is gone. The member gets a new identity and password,
 * every session ends, and they open nothing until a colleague grants the agency key again.
 */
export const resetPassword = action({
  name: 'member.reset-password',
  needs: 'member.manage',
  fresh: true,
  input: ResetPassword,
  subject: ({ memberId }) => `member:${memberId}`,
  prepare: givenCredential,
  run: async (scope, { memberId }, credential) => {
    const member = await memberOfOwnAgency(scope, memberId)
    await giveNewIdentity(scope, member, credential)
    return { memberId }
  },
})
