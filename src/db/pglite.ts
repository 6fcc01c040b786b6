import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { type DatabaseConnection, PGliteDialect, PGliteDriver } from 'kysely'
import { refuseBadText } from './bad-text.ts'
import { closeFolder } from './folder.ts'

/**
 * Kysely's own driver hands the same connection object to everybody, so a query of one request could run inside the
 * transaction of another. Here each acquisition gets an object of its own; PGlite itself makes the others wait.
 */
class OneAtATimeDriver extends PGliteDriver {
  readonly #pglite: PGlite

  constructor(pglite: PGlite) {
    super({ pglite })
    this.#pglite = pglite
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const own = new PGliteDriver({ pglite: this.#pglite })
    await own.init()
    return refuseBadText(await own.acquireConnection())
  }
}

export class EmbeddedDialect extends PGliteDialect {
  readonly #pglite: PGlite

  constructor(pglite: PGlite) {
    super({ pglite })
    this.#pglite = pglite
  }

  override createDriver(): OneAtATimeDriver {
    return new OneAtATimeDriver(this.#pglite)
  }
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * Two processes in one embedded folder destroy it and PGlite does not stop them, so we keep a lock file with our pid.
 * Returns the release. Throws when a living process holds the folder.
 */
export const lockFolder = (folder: string): (() => void) => {
  closeFolder(folder)
  const path = join(folder, 'khien.lock')
  const take = () => {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, String(process.pid))
    closeSync(file)
  }
  try {
    take()
  } catch {
    const holder = Number(readFileSync(path, 'utf8'))
    if (holder !== process.pid && alive(holder))
      throw new Error(
        `The embedded database in ${folder} is in use by process ${holder}. Stop it first, or set DATABASE_URL.`,
      )
    rmSync(path, { force: true })
    take()
  }
  return () => rmSync(path, { force: true })
}
