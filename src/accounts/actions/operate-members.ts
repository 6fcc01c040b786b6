import { z } from 'zod'
import { action } from '../../action/action.ts'
import { roles } from '../../action/permissions.ts'
import { findAgencyByCode, sealedAgencyKey } from '../../agencies/store/found.ts'
import { dropAgencyKey, memberHolder, recoveryHolder, saveAgencyKey } from '../../agencies/store/grants.ts'
import { requiredLine } from '../../kit/fields.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { openText, seal } from '../../seal/age.ts'
import { passwordMinimum } from '../model.ts'
import { findMemberByLogin, type MemberRow, saveMember, saveMemberState } from '../store/members.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { makeCredential, requireStrong } from './make-credential.ts'
import { giveNewIdentity } from './new-identity.ts'

const login = z.string().regex(/^[a-z0-9][a-z0-9.-]{2,39}$/, 'invalid-login')
const password = z.string().min(passwordMinimum, 'password-too-short')

/** The operator's way to a first account of an agency; with the agency's private key at hand it is sealed to the member. */
export const operatorCreateMember = action({
  name: 'member.create',
  needs: 'system.operate',
  input: z.object({
    agencyCode: z.string(),
    login,
    name: requiredLine(80),
    roles: z.array(z.enum(roles)).min(1, 'required'),
    password,
    mustChange: z.boolean().default(true),
    agencyIdentity: z.string().optional(),
  }),
  prepare: async (_, input) => {
    await requireStrong(input.password, input)
    return makeCredential(input.password)
  },
  run: async ({ db, now }, input, credential) => {
    const agency = await findAgencyByCode(db, input.agencyCode)
    if (agency === undefined) throw new Refusal('not-found', 'agency-not-found')
    const id = newId()
    await saveMember(
      db,
      {
        id,
        agencyId: agency.id,
        login: input.login,
        name: input.name,
        roles: input.roles,
        mustChange: input.mustChange,
        ...credential,
      },
      now,
    )
    if (input.agencyIdentity !== undefined)
      await saveAgencyKey(
        db,
        agency.id,
        memberHolder(id),
        await seal([credential.recipient], input.agencyIdentity),
        null,
        now,
      )
    return { memberId: id, identity: credential.identity }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
})

const memberNamed = async (...[db, name]: Parameters<typeof findMemberByLogin>): Promise<MemberRow> => {
  const found = await findMemberByLogin(db, name)
  if (found === undefined) throw new Refusal('not-found', 'member-not-found')
  return found
}

export const operatorResetMember = action({
  name: 'member.reset-password',
  needs: 'system.operate',
  input: z.object({ login, password }),
  prepare: async ({ db }, input) => {
    await requireStrong(input.password, await memberNamed(db, input.login))
    return makeCredential(input.password)
  },
  run: async (scope, input, credential) => {
    const member = await memberNamed(scope.db, input.login)
    await giveNewIdentity(scope, member, credential)
    return { memberId: member.id }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
})

export const operatorDisableMember = action({
  name: 'member.disable',
  needs: 'system.operate',
  input: z.object({ login }),
  run: async ({ db }, input) => {
    const member = await memberNamed(db, input.login)
    await saveMemberState(db, member.id, 'disabled')
    await dropAgencyKey(db, member.agency_id, memberHolder(member.id))
    await endSessionsOf(db, member.id)
    return { memberId: member.id }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
})

/** Everybody of an agency lost their passwords: the paper key opens the agency's identity and seals it to a member again. */
export const useRecoveryKey = action({
  name: 'recovery-key.use',
  needs: 'system.operate',
  input: z.object({ login, recoveryIdentity: z.string().regex(/^AGE-SECRET-KEY-/, 'invalid-format') }),
  run: async ({ db, now }, input) => {
    const member = await memberNamed(db, input.login)
    if (member.state !== 'active') throw new Refusal('conflict', 'member-disabled')
    const sealed = await sealedAgencyKey(db, member.agency_id, recoveryHolder)
    if (sealed === undefined) throw new Refusal('not-found', 'no-recovery-grant')
    const identity = await openText(input.recoveryIdentity, sealed).catch(() => {
      throw new Refusal('wrong-code', 'wrong-recovery-key')
    })
    await saveAgencyKey(
      db,
      member.agency_id,
      memberHolder(member.id),
      await seal([member.recipient], identity),
      null,
      now,
    )
    return { memberId: member.id }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
})
