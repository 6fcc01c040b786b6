import { z } from 'zod'
import { action } from '../../action/action.ts'

/** A new key signs the days from now on. Old public keys stay, so that old anchors can be checked. */
export const rotateKey = action({
  name: 'ledger.rotate-key',
  needs: 'system.operate',
  input: z.object({}),
  run: async ({ services }) => ({ fingerprint: await services.signer.rotate() }),
  subject: (_, { fingerprint }) => `key:${fingerprint}`,
})
