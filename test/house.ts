import { mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Announcement, Context, Keys, Services } from '../src/action/action.ts'
import type { Actor } from '../src/action/permissions.ts'
import type { Web } from '../src/action/web.ts'
import type { House } from '../src/app/house.ts'
import { openLiveHub } from '../src/app/live-hub.ts'
import { openLog } from '../src/app/log.ts'
import type { Founded } from '../src/app/seed/province.ts'
import { buildWeb } from '../src/app/web.tsx'
import { openLedger } from '../src/audit/store/ledger.ts'
import { openCrowd } from '../src/crowd/model/crowd.ts'
import { actingAs } from '../src/db/acting.ts'
import { type Database, type Db, openDatabase } from '../src/db/open.ts'
import { newId } from '../src/kit/random.ts'
import { diskBlobs } from '../src/seal/blobs.ts'
import { diskSigner } from '../src/seal/signer.ts'
import { testPassword } from './province.ts'

export interface TestHouse extends House {
  /** Tests look at everything through `db`, the owner's. */
  readonly database: Database & { readonly db: Db }
  readonly founded: Founded
  readonly web: Web
  readonly folder: string
  /** What was announced since the house opened. */
  readonly news: Announcement[]
  /** A member acting now, or at a given moment, without signing in. */
  readonly as: (login: string, now?: Date) => Context
  readonly anonymous: (now?: Date) => Context
  readonly system: (now?: Date) => Context
}

/** A file held in memory as it is: Node's own Blob copies its bytes twice each time they are read. */
class HeldFile extends Blob {
  readonly #bytes: Buffer<ArrayBuffer>

  constructor(path: string) {
    super([])
    this.#bytes = readFileSync(path)
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.buffer
  }
}

let snapshot: HeldFile | undefined

const openCopy = async (
  onDisk: string | undefined,
): Promise<{ database: Database; drop: () => Promise<void> }> => {
  const template = inject('template')
  if (template === '') {
    snapshot ??= new HeldFile(inject('snapshot'))
    return { database: await openDatabase({ snapshot, folder: onDisk }), drop: async () => {} }
  }
  const url = new URL(process.env.DATABASE_URL ?? '')
  const name = `khien_test_${newId().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  await admin.query(`create database ${name} template ${template}`)
  url.pathname = `/${name}`
  return {
    database: await openDatabase({ url: url.href, poolSize: 4 }),
    drop: async () => {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

/**
 * A whole house on a fresh copy of the test province: real database, real sealing, real routes; jobs are called by tests. The
 * embedded database lives in memory, or in the house's folder where a test looks at its files.
 */
export const openTestHouse = async ({ onDisk = false } = {}): Promise<TestHouse> => {
  const founded = inject('founded')
  const folder = mkdtempSync(join(tmpdir(), 'khien-house-'))
  const { database, drop } = await openCopy(onDisk ? folder : undefined)
  const news: Announcement[] = []
  const services: Services = {
    blobs: diskBlobs(join(folder, 'blobs')),
    record: openLedger(),
    announce: async (_, one) => {
      news.push(one)
    },
    signer: diskSigner(join(folder, 'ledger-key')),
  }
  const context = (actor: Actor, keys: Keys = {}, now = new Date()): Context => ({
    db: actingAs(database.asNobody, actor),
    actor,
    now,
    keys,
    services,
  })
  const config: House['config'] = {
    port: 0,
    host: '127.0.0.1',
    dataFolder: folder,
    databaseUrl: undefined,
    jobs: false,
    evaluation: true,
    demoPassword: testPassword,
    crowdedAt: 1_000,
    diskReserveBytes: 0,
    secondFactor: 'optional',
    metricsToken: undefined,
    logLevel: 'silent',
  }
  const house: House = {
    config,
    database,
    log: openLog(config),
    crowd: openCrowd({ crowdedAt: config.crowdedAt, uploads: { anHour: Infinity, atOnce: Infinity } }),
    context,
    jobCounts: async () => ({ waiting: 0, active: 0, failed: 0 }),
    close: async () => {
      await database.close()
      await drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
  const as = (login: string, now?: Date): Context => {
    const found = founded.members[login]
    if (found === undefined) throw new Error(`no test member ${login}`)
    const { memberId, agencyId, name, roles, identity } = found
    const acting = context({ kind: 'member', memberId, agencyId, login, name, roles }, { own: identity }, now)
    // As if they had just signed in.
    return { ...acting, provenAt: acting.now }
  }
  return {
    ...house,
    database: { ...database, db: database.asOwner },
    founded,
    folder,
    news,
    web: buildWeb(house, await openLiveHub(database)),
    as,
    anonymous: (now) => context({ kind: 'anonymous' }, {}, now),
    system: (now) => context({ kind: 'system', job: 'test' }, {}, now),
  }
}

/** One house for a test file. Use the returned function inside tests. */
export const testHouse = (): (() => TestHouse) => {
  let house: TestHouse | undefined
  beforeAll(async () => {
    house = await openTestHouse()
  })
  afterAll(async () => {
    await house?.close()
  })
  return () => {
    if (house === undefined) throw new Error('the house opens before the first test')
    return house
  }
}
