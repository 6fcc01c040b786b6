import { z } from 'zod'
import { action } from '../../action/action.ts'
import { requiredLine } from '../../kit/fields.ts'
import { newId } from '../../kit/random.ts'
import { newKeyPair, seal } from '../../seal/age.ts'
import { agencyKinds } from '../model.ts'
import { insertAgency } from '../store/found.ts'
import { recoveryHolder, recoveryRecipient, saveAgencyKey } from '../store/grants.ts'

/**
 * A new agency with its own identity, sealed to the recovery key at once. The private half is returned so that the
 * operator can seal it to the first member in the same sitting; it is never stored in clear.
 */
export const foundAgency = action({
  name: 'agency.found',
  needs: 'system.operate',
  input: z.object({
    code: z.string().regex(/^[a-z0-9-]{2,40}$/),
    name: requiredLine(160),
    kind: z.enum(agencyKinds),
    areaCode: z.string().nullable().default(null),
    phone: z.string().max(40).nullable().default(null),
    validFrom: z.date(),
  }),
  prepare: async ({ db }) => {
    const keys = await newKeyPair()
    const recovery = await recoveryRecipient(db)
    return { keys, recovery: recovery === undefined ? undefined : await seal([recovery], keys.identity) }
  },
  run: async ({ db, now }, input, { keys, recovery }) => {
    const id = newId()
    await insertAgency(db, { id, recipient: keys.recipient, ...input })
    if (recovery !== undefined) await saveAgencyKey(db, id, recoveryHolder, recovery, null, now)
    return { id, identity: keys.identity, recipient: keys.recipient }
  },
  subject: (_, { id }) => `agency:${id}`,
})
