import { z } from 'zod'
import { action } from '../../action/action.ts'
import { newKeyPair } from '../../seal/age.ts'
import { saveRecoveryRecipient } from '../store/found.ts'

/** A new offline recovery key: the public half is stored, the private half is returned once, for paper. */
export const createRecoveryKey = action({
  name: 'recovery-key.create',
  needs: 'system.operate',
  input: z.object({}),
  subject: () => 'recovery-key',
  prepare: () => newKeyPair(),
  run: async ({ db, now }, _, keys) => {
    await saveRecoveryRecipient(db, keys.recipient, now)
    return { identity: keys.identity, recipient: keys.recipient }
  },
})
