import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  sql,
  type TransactionSettings,
} from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** The role that everything runs as which serves people: it owns nothing, and row-level security holds for it. */
export const appRole = 'khien_app'

/** For whom the database is asked. An action's actor is one; nobody sees nothing of the guarded tables. */
export interface Acting {
  readonly kind: 'nobody' | 'anonymous' | 'reporter' | 'member' | 'client' | 'system'
  readonly agencyId?: string
  readonly memberId?: string
  readonly reportId?: string
}

const nobody: Acting = { kind: 'nobody' }

/** What all handles of one database share: the connections, and how a transaction begins on them. */
export interface Base {
  readonly dialect: Omit<Dialect, 'createDriver'>
  readonly driver: Driver
  /** Begins a transaction whose first words are `first`. */
  readonly begin: (
    connection: DatabaseConnection,
    settings: TransactionSettings,
    first: string,
  ) => Promise<void>
}

interface Handle {
  readonly base: Base
  readonly acting: Acting
  /** Secrets' hashes and numbers that were brought: who names a row by one of them may see it. */
  readonly named: readonly string[]
}

const handles = new WeakMap<object, Handle>()

/** A way to ask the database for somebody: everything through it runs as `appRole` with the actor set for its transaction. */
const open = (handle: Handle): Db => {
  const { dialect, driver } = handle.base
  const db: Db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (kysely) => dialect.createIntrospector(kysely),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver: () => new ActingDriver(driver, handle.base.begin, firstWords(handle)),
    },
  })
  handles.set(db, handle)
  return db
}

export const asNobody = (base: Base): Db => open({ base, acting: nobody, named: [] })

/** The same database, asked for somebody else. A transaction keeps the actor it began with; the owner's handle has none. */
export const actingAs = (db: Db, acting: Acting): Db => {
  const handle = handles.get(db)
  return handle === undefined || isSame(handle.acting, acting)
    ? db
    : open({ base: handle.base, acting, named: [] })
}

const isSame = (one: Acting, other: Acting): boolean =>
  one.kind === other.kind &&
  one.agencyId === other.agencyId &&
  one.memberId === other.memberId &&
  one.reportId === other.reportId

// Base64url hashes, numbers and logins; anything else names nothing.
const nameShape = /^[\w.:=-]{1,100}$/

/**
 * The same database for somebody who brings the name of a row: the hash of a cookie's secret, a report's number, a login. Row-level
 * security shows rows that are looked up so only to who says which. In a transaction it holds until its end.
 */
export const naming = async (db: Db, ...names: readonly string[]): Promise<Db> => {
  const named = names.filter((name) => nameShape.test(name))
  if (db.isTransaction) {
    await sql`select set_config('khien.named', concat_ws(' ', nullif(current_setting('khien.named', true), ''), ${named.join(' ')}::text), true)`.execute(
      db,
    )
    return db
  }
  const handle = handles.get(db)
  return handle === undefined ? db : open({ ...handle, named: [...handle.named, ...named] })
}

/**
 * Looks, and does, as the system itself, in a transaction of somebody's: for what must be decided over all agencies' rows, such as
 * whether anybody still needs what is to be erased. What fails inside ends the transaction.
 */
export const seeingAll = async <Result>(db: Db, look: (db: Db) => Promise<Result>): Promise<Result> => {
  if (!db.isTransaction) return look(actingAs(db, { kind: 'system' }))
  const { rows } = await sql<{
    kind: string | null
  }>`select current_setting('khien.kind', true) as kind`.execute(db)
  const actAs = (kind: string) => sql`select set_config('khien.kind', ${kind}, true)`.execute(db)
  await actAs('system')
  const result = await look(db)
  await actAs(rows[0]?.kind ?? '')
  return result
}

/** What is the same for all handles of a database; to remember by. */
export const sharedBy = (db: Db): object => handles.get(db)?.base ?? db

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** One statement: the role and all settings, until the transaction's end. */
const firstWords = ({ acting, named }: Handle): string => {
  const settings = {
    role: appRole,
    'khien.kind': acting.kind,
    'khien.agency': acting.agencyId ?? '',
    'khien.member': acting.memberId ?? '',
    'khien.report': acting.reportId ?? '',
    'khien.named': named.join(' '),
  }
  const each = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${quoted(value)}, true)`,
  )
  return `select ${each.join(', ')}`
}

class ActingConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection
  readonly #driver: ActingDriver
  isOpen = false

  constructor(inner: DatabaseConnection, driver: ActingDriver) {
    this.inner = inner
    this.#driver = driver
  }

  /** Outside a transaction each statement gets one of its own: a setting never outlives what it was set for. */
  async executeQuery<R>(...query: Parameters<DatabaseConnection['executeQuery']>): Promise<QueryResult<R>> {
    if (this.isOpen) return this.inner.executeQuery<R>(...query)
    await this.#driver.beginTransaction(this, {})
    try {
      const result = await this.inner.executeQuery<R>(...query)
      await this.#driver.commitTransaction(this)
      return result
    } catch (problem) {
      await this.#driver.rollbackTransaction(this)
      throw problem
    }
  }

  async *streamQuery<R>(
    ...query: Parameters<DatabaseConnection['streamQuery']>
  ): AsyncIterableIterator<QueryResult<R>> {
    if (!this.isOpen) throw new Error('stream inside a transaction')
    yield* this.inner.streamQuery<R>(...query)
  }
}

class ActingDriver implements Driver {
  readonly #base: Driver
  readonly #begin: Base['begin']
  readonly #first: string

  constructor(base: Driver, begin: Base['begin'], first: string) {
    this.#base = base
    this.#begin = begin
    this.#first = first
  }

  // The base is opened and closed by whoever opened the database.
  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  async acquireConnection(): Promise<ActingConnection> {
    return new ActingConnection(await this.#base.acquireConnection(), this)
  }

  async releaseConnection({ inner }: ActingConnection): Promise<void> {
    await this.#base.releaseConnection(inner)
  }

  async beginTransaction(connection: ActingConnection, settings: TransactionSettings): Promise<void> {
    try {
      await this.#begin(connection.inner, settings, this.#first)
    } catch (problem) {
      await this.#base.rollbackTransaction(connection.inner)
      throw problem
    }
    connection.isOpen = true
  }

  async commitTransaction(connection: ActingConnection): Promise<void> {
    connection.isOpen = false
    await this.#base.commitTransaction(connection.inner)
  }

  async rollbackTransaction(connection: ActingConnection): Promise<void> {
    connection.isOpen = false
    await this.#base.rollbackTransaction(connection.inner)
  }
}

/** For engines that take one statement at a time. */
export const beginThenSay =
  (driver: Driver): Base['begin'] =>
  async (connection, settings, first) => {
    await driver.beginTransaction(connection, settings)
    await connection.executeQuery(CompiledQuery.raw(first))
  }

/** PostgreSQL takes both in one message. */
export const beginSaying =
  (driver: Driver): Base['begin'] =>
  async (connection, settings, first) => {
    if (settings.isolationLevel !== undefined || settings.accessMode !== undefined)
      return beginThenSay(driver)(connection, settings, first)
    await connection.executeQuery(CompiledQuery.raw(`begin; ${first}`))
  }
