import { z } from 'zod'
import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { newKeyPair } from '../../seal/age.ts'
import { saveRecoveryRecipient } from '../store/found.ts'
import { recoveryRecipient } from '../store/grants.ts'

/** A new offline recovery key: the public half is stored, the private half is returned once, for paper. */
export const createRecoveryKey = action({
  name: 'recovery-key.create',
  needs: 'system.operate',
  input: z.object({ replace: z.boolean().default(false) }),
  subject: () => 'recovery-key',
  prepare: () => newKeyPair(),
  run: async ({ db, now }, { replace }, keys) => {
    if (!replace && (await recoveryRecipient(db)) !== undefined)
      throw new Refusal('conflict', 'recovery-key-exists')
    await saveRecoveryRecipient(db, keys.recipient, now)
    return { identity: keys.identity, recipient: keys.recipient }
  },
})
