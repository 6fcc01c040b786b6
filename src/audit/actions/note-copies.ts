import { z } from 'zod'
import { action } from '../../action/action.ts'

const Copy = z.object({ id: z.uuid() })

/** The operator copies everything: the ledger says when, before it is done, so that the copy itself says it too. */
export const noteBackup = action({
  name: 'backup.make',
  needs: 'system.operate',
  input: Copy,
  run: async () => {},
  subject: ({ id }) => `backup:${id}`,
})

/** The operator brought a copy back: what came after it is gone, and the ledger goes on from there. */
export const noteRestore = action({
  name: 'backup.restore',
  needs: 'system.operate',
  input: Copy,
  run: async () => {},
  subject: ({ id }) => `backup:${id}`,
})
