import type { ClientScope } from '../../action/permissions.ts'
import { naming } from '../../db/acting.ts'
import type { Db } from '../../db/open.ts'
import { tokenHash } from '../../seal/token.ts'

const isScope = (text: string): text is ClientScope => text === 'reports:write'

/** The partner system behind an API key, or `undefined`. */
export const findClient = async (db: Db, key: string) => {
  const hash = tokenHash(key)
  const found = await (await naming(db, hash))
    .selectFrom('accounts.api_client')
    .select(['id', 'name', 'scopes'])
    .where('key_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return (
    found && {
      kind: 'client' as const,
      clientId: found.id,
      name: found.name,
      scopes: found.scopes.filter(isScope),
    }
  )
}

export const saveClient = async (
  db: Db,
  client: {
    readonly id: string
    readonly name: string
    readonly key: string
    readonly scopes: readonly ClientScope[]
  },
  now: Date,
): Promise<void> => {
  await db
    .insertInto('accounts.api_client')
    .values({
      id: client.id,
      name: client.name,
      key_hash: tokenHash(client.key),
      scopes: [...client.scopes],
      created_at: now,
      revoked_at: null,
    })
    .execute()
}
