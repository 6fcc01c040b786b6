import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import {
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from 'kysely'
import pg from 'pg'
import { fromPglite } from 'pg-boss'
import { asNobody, beginSaying, beginThenSay } from './acting.ts'
import { refuseBadText } from './bad-text.ts'
import { EmbeddedDialect, lockFolder } from './pglite.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>

export interface Database {
  /**
   * What serves people starts from here: the role `khien_app`, for whom row-level security holds, and nobody acting.
   * `actingAs` makes it somebody's.
   */
  readonly asNobody: Db
  /** The login's own role; where it owns the tables, nothing is hidden. For migrations, the operator's tools and tests. */
  readonly asOwner: Db
  readonly kind: 'postgres' | 'embedded'
  /** What pg-boss is constructed with; the same database, its own statements. */
  readonly queueConnection: object
  /** Calls back with each payload sent to a channel, by any process. Reconnects by itself. */
  readonly listen: (channel: string, hear: (payload: string) => void) => Promise<() => Promise<void>>
  readonly close: () => Promise<void>
}

export interface DatabaseConfig {
  /** PostgreSQL connection string; when absent the embedded engine is used. */
  readonly url?: string | undefined
  /** Folder of the embedded database; when absent too, it lives in memory. */
  readonly folder?: string | undefined
  /** A dump of a migrated database to start from (tests). */
  readonly snapshot?: Blob | undefined
  readonly poolSize?: number
}

// int8 as a number: our largest count is an audit sequence, far below 2^53.
const int8 = 20

export const openDatabase = (config: DatabaseConfig): Promise<Database> =>
  config.url === undefined ? openEmbedded(config) : openPostgres(config.url, config.poolSize ?? 8)

const openEmbedded = async ({ folder, snapshot }: DatabaseConfig): Promise<Database> => {
  const release = folder === undefined ? () => {} : lockFolder(folder)
  const pglite = await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: join(folder, 'pg') }),
    ...(snapshot === undefined ? {} : { loadDataDir: snapshot }),
    parsers: { [int8]: Number },
  })
  const dialect = new EmbeddedDialect(pglite)
  const driver = dialect.createDriver()
  const asOwner: Db = new Kysely<Tables>({ dialect })
  return {
    asNobody: asNobody({ dialect, driver, begin: beginThenSay(driver) }),
    asOwner,
    kind: 'embedded',
    queueConnection: { db: fromPglite(pglite), backend: 'pglite' },
    listen: (channel, hear) => pglite.listen(channel, hear),
    close: async () => {
      await asOwner.destroy()
      if (!pglite.closed) await pglite.close()
      release()
    },
  }
}

class ServerDriver extends PostgresDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return refuseBadText(await super.acquireConnection())
  }
}

class ServerDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig

  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): ServerDriver {
    return new ServerDriver(this.#config)
  }
}

const openPostgres = async (url: string, poolSize: number): Promise<Database> => {
  const types = new pg.TypeOverrides()
  types.setTypeParser(int8, Number)
  const pool = new pg.Pool({ connectionString: url, max: poolSize, types, application_name: 'khien' })
  // An idle connection that the server closed is replaced by the next query; it must not end the process.
  pool.on('error', () => {})
  const dialect = new ServerDialect({ pool })
  const driver = dialect.createDriver()
  await driver.init()
  const asOwner: Db = new Kysely<Tables>({ dialect })
  const listeners = new Set<() => Promise<void>>()
  return {
    asNobody: asNobody({ dialect, driver, begin: beginSaying(driver) }),
    asOwner,
    kind: 'postgres',
    queueConnection: { connectionString: url, max: 3 },
    listen: async (channel, hear) => {
      const stop = await listenPostgres(url, channel, hear)
      listeners.add(stop)
      return stop
    },
    close: async () => {
      await Promise.all([...listeners].map((stop) => stop()))
      await asOwner.destroy()
    },
  }
}

const listenPostgres = async (url: string, channel: string, hear: (payload: string) => void) => {
  let stopped = false
  let client: pg.Client | undefined
  const connect = async (): Promise<void> => {
    if (stopped) return
    const next = new pg.Client({ connectionString: url, application_name: 'khien-live', keepAlive: true })
    next.on('notification', (message) => hear(message.payload ?? ''))
    next.on('error', () => {})
    next.on('end', () => {
      if (!stopped) setTimeout(() => void connect().catch(() => {}), 500).unref()
    })
    await next.connect()
    await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    client = next
  }
  await connect()
  return async () => {
    stopped = true
    await client?.end()
  }
}
