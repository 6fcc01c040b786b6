import type { Job } from '../action/jobs.ts'
import { mayMigrate } from '../db/access/guard.ts'
import { actingAs } from '../db/acting.ts'
import { isMigrated, migrate } from '../db/migrate.ts'
import { type Database, type Db, openDatabase } from '../db/open.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import { openQueue } from './queue.ts'

/**
 * Brings the database up to date before anybody is served: by the owner's own connection where there is one, by the same login
 * where it owns the tables. A login that owns nothing only looks whether all is there. Returns whether this login installs.
 */
export const prepareDatabase = async (
  config: Config,
  database: Database,
  jobs: readonly Job[],
  log: Log,
): Promise<boolean> => {
  if (config.databaseOwnerUrl !== undefined) {
    await migrateAsOwner(config.databaseOwnerUrl, jobs, log)
    return false
  }
  if (await mayMigrate(database.asOwner)) {
    await migrate(database.asOwner)
    return true
  }
  if (!(await isMigrated(database.asOwner)))
    throw new Error(
      'The database is not of this version and the login of DATABASE_URL does not own it. Run once, with the owner’s login in DATABASE_OWNER_URL: khien migrate',
    )
  return false
}

/**
 * All rows, for the operator at the machine: the owner's connection, which needs no role that an older database has not; with a login
 * that owns nothing, the system itself. Never nobody: a backup of nothing would look whole.
 */
export const operatorDb = async ({ asOwner, asNobody }: Database): Promise<Db> =>
  (await mayMigrate(asOwner)) ? asOwner : actingAs(asNobody, { kind: 'system' })

/** Migrates with a connection of the owner's, which is closed again. Returns what was run. */
export const migrateAsOwner = async (
  url: string,
  jobs: readonly Job[],
  log: Log,
): Promise<readonly string[]> => {
  const database = await openDatabase({ url, poolSize: 2 })
  try {
    const done = await migrate(database.asOwner)
    const queue = await openQueue(database, jobs, log, { installs: true })
    await queue.stop()
    return done
  } finally {
    await database.close()
  }
}
