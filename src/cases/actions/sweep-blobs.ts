import { z } from 'zod'
import { action, type Context } from '../../action/action.ts'
import type { Db } from '../../db/open.ts'
import { namedAttachments } from '../../intake/store/attachments.ts'
import { namedEvidence } from '../store/evidence.ts'

const day = 24 * 60 * 60 * 1000
const page = 200

/** So many may be left by processes that were killed; more, and than are named, belong to another database. */
const strayAtMost = 20

/** Every table with a blob's key (its test asks the schema for them). */
const namedOf = async (db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set([...(await namedAttachments(db, keys)), ...(await namedEvidence(db, keys))])

const without = (keys: readonly string[], named: ReadonlySet<string>): readonly string[] =>
  keys.filter((key) => !named.has(key))

interface Looked {
  readonly stray: readonly string[]
  readonly named: number
}

/** A page at a time and outside the transaction: a folder may hold a hundred thousand, and most are named. */
const look = async ({ db, now, services }: Context): Promise<Looked> => {
  const stray: string[] = []
  let named = 0
  const sort = async (keys: readonly string[]): Promise<void> => {
    const found = await namedOf(db, keys)
    stray.push(...without(keys, found))
    named += found.size
  }
  let keys: string[] = []
  for await (const key of services.blobs.writtenBefore(new Date(now.getTime() - day))) {
    keys.push(key)
    if (keys.length < page) continue
    await sort(keys)
    keys = []
  }
  await sort(keys)
  return { stray, named }
}

/**
 * Finds sealed blobs that no row names: a process was killed between writing one and committing its row. A row names a blob
 * within seconds of its writing or never, so what is a day old and unnamed stays so, whoever else works meanwhile. Where most
 * are unnamed, the folder is another database's (a wrong DATABASE_URL, an older copy): nothing is given. What is given is set aside
 * and not destroyed at once.
 */
export const sweepBlobs = action({
  name: 'blob.sweep',
  needs: 'system.sweep',
  input: z.object({}),
  subject: () => 'blob',
  prepare: (context) => look(context),
  run: async ({ db }, _, { stray, named }) => {
    if (stray.length > strayAtMost && stray.length > named) return { blobKeys: [], withheld: stray.length }
    const blobKeys: string[] = []
    for (let at = 0; at < stray.length; at += page) {
      const keys = stray.slice(at, at + page)
      blobKeys.push(...without(keys, await namedOf(db, keys)))
    }
    return { blobKeys, withheld: 0 }
  },
})
