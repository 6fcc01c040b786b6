import { action } from '../../action/action.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { CreateMember } from '../model.ts'
import { saveMember } from '../store/members.ts'
import { makeCredential, requireStrong } from './make-credential.ts'

/** A new colleague with a first password to be changed; a colleague who holds the agency key then grants it to them. */
export const createMember = action({
  name: 'member.create',
  needs: 'member.manage',
  fresh: true,
  input: CreateMember,
  prepare: async (_, { password, login, name }) => {
    await requireStrong(password, { login, name })
    return makeCredential(password)
  },
  run: async ({ db, actor, now }, { login, name, roles }, credential) => {
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    const id = newId()
    await saveMember(
      db,
      { id, agencyId: actor.agencyId, login, name, roles, mustChange: true, ...credential },
      now,
    )
    return { memberId: id }
  },
  subject: (_, { memberId }) => `member:${memberId}`,
})
