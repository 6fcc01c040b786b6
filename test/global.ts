import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely } from 'kysely'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import type { Services } from '../src/action/action.ts'
import { type Founded, foundProvince } from '../src/app/seed/province.ts'
import { appendEntry } from '../src/audit/store.ts'
import { migrate } from '../src/db/migrate.ts'
import { openDatabase } from '../src/db/open.ts'
import { EmbeddedDialect } from '../src/db/pglite.ts'
import type { Tables } from '../src/db/tables.ts'
import { testAgencies, testAreas, testPassword } from './province.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Who lives in the test province, with their private identities. */
    founded: Founded
    /** Dump of the founded embedded database; empty when the suite runs on PostgreSQL. */
    snapshot: string
    /** Template database on PostgreSQL; empty otherwise. */
    template: string
  }
}

const services: Services = {
  blobs: {
    put: () => Promise.reject(new Error('no blobs here')),
    get: () => Promise.reject(new Error('no blobs here')),
    remove: async () => {},
    setAside: async () => {},
    writtenBefore: async function* () {},
  },
  record: appendEntry,
  announce: async () => {},
  signer: {
    sign: () => Promise.reject(new Error('no key here')),
    keys: async () => new Map(),
    current: () => Promise.reject(new Error('no key here')),
    rotate: () => Promise.reject(new Error('no key here')),
    trust: async () => {},
    setAside: async () => {},
    remember: async () => {},
    remembered: async () => [],
  },
}

const found = async (db: Kysely<Tables>): Promise<Founded> => {
  await migrate(db)
  return foundProvince(
    {
      db,
      actor: { kind: 'system', job: 'test' },
      now: new Date('2026-11-01T08:00:00+07:00'),
      keys: {},
      services,
    },
    testPassword,
    { areas: testAreas, agencies: testAgencies },
  )
}

// Zeroing PostgreSQL's usual 128 MB of buffers takes longer than most test files need for their tests.
const smallServer = [
  "shared_buffers = '16MB'",
  "wal_buffers = '256kB'",
  'max_connections = 10',
  'fsync = off',
]

const embeddedSnapshot = async (project: TestProject): Promise<void> => {
  const pglite = await PGlite.create({ parsers: { 20: Number }, postgresqlconf: smallServer })
  const db = new Kysely<Tables>({ dialect: new EmbeddedDialect(pglite) })
  project.provide('founded', await found(db))
  const dump = await pglite.dumpDataDir('none')
  const folder = join(tmpdir(), `khien-test-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'snapshot.tar')
  writeFileSync(path, new Uint8Array(await dump.arrayBuffer()))
  await db.destroy()
  project.provide('snapshot', path)
  project.provide('template', '')
}

const postgresTemplate = async (project: TestProject, url: string): Promise<() => Promise<void>> => {
  const template = `khien_template_${process.pid}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create database ${template}`)
  const own = new URL(url)
  own.pathname = `/${template}`
  const database = await openDatabase({ url: own.href })
  project.provide('founded', await found(database.asOwner))
  await database.close()
  project.provide('snapshot', '')
  project.provide('template', template)
  return async () => {
    await admin.query(`drop database if exists ${template} with (force)`)
    await admin.end()
  }
}

/** Once per run: migrate and found the test province, so that each test file starts from a copy. */
export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const url = process.env.DATABASE_URL
  if (url !== undefined && url !== '') return postgresTemplate(project, url)
  await embeddedSnapshot(project)
  return undefined
}
