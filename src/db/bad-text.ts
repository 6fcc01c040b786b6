import type { DatabaseConnection } from 'kysely'
import { Refusal } from '../kit/refusal.ts'

/** character_not_in_repertoire (a NUL), untranslatable_character (`\u0000` in JSON). */
const unstorable = ['22021', '22P05']

const codeOf = (problem: unknown): unknown =>
  typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : undefined

const wrapped = new WeakSet<DatabaseConnection>()

/**
 * Text that PostgreSQL cannot hold is somebody's input, wherever it was let through: a refusal, never a bug. Said once here, at
 * the edge, because every field of every form would have to remember it.
 */
export const refuseBadText = (connection: DatabaseConnection): DatabaseConnection => {
  if (wrapped.has(connection)) return connection
  wrapped.add(connection)
  const run = connection.executeQuery.bind(connection)
  connection.executeQuery = async (query, options) => {
    try {
      return await run(query, options)
    } catch (problem) {
      const code = codeOf(problem)
      if (typeof code === 'string' && unstorable.includes(code)) throw new Refusal('invalid')
      throw problem
    }
  }
  return connection
}
