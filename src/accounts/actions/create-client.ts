import { z } from 'zod'
import { action } from '../../action/action.ts'
import { requiredLine } from '../../kit/fields.ts'
import { newId } from '../../kit/random.ts'
import { newToken } from '../../seal/token.ts'
import { saveClient } from '../store/clients.ts'

/** A partner system's API key: shown once, kept as a hash. */
export const createClient = action({
  name: 'client.create',
  needs: 'system.operate',
  input: z.object({ name: requiredLine(80) }),
  run: async ({ db, now }, { name }) => {
    const id = newId()
    const key = `khien_${newToken()}`
    await saveClient(db, { id, name, key, scopes: ['reports:write'] }, now)
    return { clientId: id, key }
  },
  subject: (_, { clientId }) => `client:${clientId}`,
})
