import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attach } from '../../../test/attach.ts'
import { buildReport, buildTriagedReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { drawScene } from '../../../test/pictures.ts'
import { freshDatabase, onPostgres } from '../../../test/process.ts'
import { perform } from '../../action/perform.ts'
import { openCaseFromReport } from '../../cases/actions/open-case-from-report.ts'
import { migrations } from '../../db/migrate.ts'
import { type Database, type Db, openDatabase } from '../../db/open.ts'
import { newId } from '../../kit/random.ts'
import { newKeyPair } from '../../seal/age.ts'
import { diskBlobs } from '../../seal/blobs.ts'
import { diskSigner, fingerprintOf } from '../../seal/signer.ts'
import { newToken } from '../../seal/token.ts'
import { signingFolder } from '../house.ts'
import { jobs } from '../jobs.ts'
import { openLog } from '../log.ts'
import { openQueue } from '../queue.ts'
import { quoted, tablesOf } from './catalog.ts'
import { makeBackup } from './make.ts'
import { openBackup, verifyBackup } from './read.ts'
import { restoreBackup } from './restore.ts'

const house = testHouse()
const keys = await newKeyPair()
const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'khien-backup-'))
  folders.push(folder)
  return folder
}

const made = async (
  database: Database = house().database,
  missingAllowed = false,
  folder = house().folder,
): Promise<Buffer> => {
  const out = new PassThrough()
  const parts: Buffer[] = []
  out.on('data', (part: Buffer) => parts.push(part))
  await makeBackup(
    { database, blobs: diskBlobs(join(folder, 'blobs')), dataFolder: folder },
    { id: newId(), at: new Date(), recipient: keys.recipient, missingAllowed, progress: () => {} },
    out,
  )
  return Buffer.concat(parts)
}

/** In pieces, as a file would come. */
async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000)
}

const restored = async (bytes: Buffer, database: Database, folder = newFolder()) => {
  const told = await restoreBackup(
    {
      database,
      blobs: diskBlobs(join(folder, 'blobs')),
      dataFolder: folder,
      log: openLog({ logLevel: 'silent' }),
    },
    await openBackup(piecesOf(bytes), keys.identity),
    () => {},
  )
  return { ...told, folder }
}

/** Every row of every table as texts, in an order that does not depend on how it lies on the disk. */
const everyRow = async (db: Db): Promise<Record<string, readonly string[]>> => {
  await sql`set timezone = 'UTC'`.execute(db)
  const rows: Record<string, readonly string[]> = {}
  for (const { name, columns } of await tablesOf(db)) {
    const values = columns.map((column) => `${quoted(column.name)}::text`).join(', ')
    const found = await sql
      .raw<{ row: string }>(`select json_build_array(${values})::text as row from ${quoted(name)} order by 1`)
      .execute(db)
    rows[name] = found.rows.map(({ row }) => row)
  }
  return rows
}

/** The engine that the house does not use, and the same one. */
const engines: readonly (readonly [
  string,
  () => Promise<{ database: Database; drop: () => Promise<void> }>,
])[] = [
  ['embedded', async () => ({ database: await openDatabase({}), drop: async () => {} })],
  ...(onPostgres
    ? [
        [
          'PostgreSQL',
          async () => {
            const { url, drop } = await freshDatabase()
            return { database: await openDatabase({ url, poolSize: 3 }), drop }
          },
        ] as const,
      ]
    : []),
]

beforeAll(async () => {
  const { reportId } = await buildTriagedReport(house(), {
    narrative: 'Chuyện một, “ngoặc”,\nxuống dòng\t\\ \u2028',
  })
  await attach(house(), reportId, 'anh.png', await drawScene(1))
  await perform(openCaseFromReport, house().as('receiver'), { reportId, title: 'Hồ sơ', summary: 'Tóm tắt' })
  for (let count = 0; count < 8; count += 1) await buildReport(house())
  const { db } = house().database
  // Values that a careless copy would change.
  await sql`update intake.report set assessment = 'null'::jsonb, received_at = '2026-03-01T01:02:03.456789Z' where id = ${reportId}`.execute(
    db,
  )
  await sql`update intake.report set assessment = '{"n": 12345678901234567890.5, "t": "\\u0001 \\\\ \\" é", "a": [null]}', categories = array['a,b', 'c"d', 'null', '', '{}'] where id <> ${reportId}`.execute(
    db,
  )
  await db
    .insertInto('intake.draft')
    .values([
      {
        id: newToken(),
        sealed: Buffer.from([0, 255, 92, 10]),
        created_at: new Date(),
        expires_at: new Date(),
      },
      {
        id: newToken(),
        sealed: Buffer.from('x'),
        locator: '12345678',
        created_at: new Date(),
        expires_at: new Date(),
      },
    ])
    .execute()
}, 60_000)

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('a backup brings back every row', () => {
  test.each(engines)(
    'on %s, exactly, with files and the ledger',
    async (_, open) => {
      const bytes = await made()
      const before = await everyRow(house().database.db)
      const { database, drop } = await open()
      try {
        const { folder, ledger, manifest, migrated } = await restored(bytes, database)
        const after = await everyRow(database.asOwner)
        expect(Object.keys(after)).toEqual(Object.keys(before))
        const drafts = (before['intake.draft'] ?? []).filter((row) => row.includes('12345678'))
        for (const [table, rows] of Object.entries(before))
          expect(after[table], table).toEqual(
            table === 'intake.draft' ? drafts : /session$/.test(table) ? [] : rows,
          )
        expect(ledger.breaks).toEqual([])
        expect(ledger.checked).toBeGreaterThan(10)
        expect(migrated).toEqual([])
        expect(manifest.blobs.count).toBe(1)
        const [blob] = await database.asOwner.selectFrom('intake.attachment').select('blob_key').execute()
        const key = blob?.blob_key ?? ''
        expect(await diskBlobs(join(folder, 'blobs')).get(key)).toEqual(
          await house().anonymous().services.blobs.get(key),
        )
        // The key that signs the ledger's days is known there, its private half is not.
        const { signer } = house().anonymous().services
        const [known, mine] = [await diskSigner(signingFolder(folder)).keys(), await signer.current()]
        expect([known.has(fingerprintOf(mine)), known.size]).toEqual([true, 2])
        // References and triggers are back.
        await expect(
          sql`insert into cases.case_report values (${newId()}, ${newId()}, now())`.execute(database.asOwner),
        ).rejects.toThrow(/foreign key/)
        await expect(restored(bytes, database)).rejects.toMatchObject({ reason: 'restore-not-empty' })
      } finally {
        await database.close()
        await drop()
      }
    },
    120_000,
  )

  test.skipIf(!onPostgres)(
    'from the embedded engine to PostgreSQL (needs DATABASE_URL)',
    async () => {
      const embedded = await openDatabase({})
      const { url, drop } = await freshDatabase()
      const server = await openDatabase({ url, poolSize: 3 })
      try {
        const { folder } = await restored(await made(), embedded)
        await restored(await made(embedded, false, folder), server)
        expect(await everyRow(server.asOwner)).toEqual(await everyRow(embedded.asOwner))
      } finally {
        await embedded.close()
        await server.close()
        await drop()
      }
    },
    120_000,
  )

  test('jobs that nobody had finished are sent again, others are not', async () => {
    const { database, drop } = (await engines.at(-1)?.[1]()) ?? {
      database: await openDatabase({}),
      drop: async () => {},
    }
    const log = openLog({ logLevel: 'silent' })

    const queue = await openQueue(house().database, jobs, log, { installs: true })
    try {
      await queue.resend(house().database.db, 'rule.run-backtest', '{"reportId":"r1"}', new Date(0))
      await queue.stop()
      const told = await restored(await made(), database)
      expect(told.manifest.jobs).toBe(1)
      const { rows } = await sql<{
        name: string
      }>`select name from pgboss.job where state < 'active' and name not like '\\_\\_pgboss%'`.execute(
        database.asOwner,
      )
      expect(rows.map(({ name }) => name)).toEqual(told.jobs === 1 ? ['rule.run-backtest'] : [])
    } finally {
      await database.close()
      await drop()
    }
  }, 120_000)
})

describe('a backup that is not whole is refused, and nothing of it stays', () => {
  const nothingLeft = async (database: Database): Promise<void> => {
    expect(await database.asOwner.selectFrom('accounts.member').select('id').execute()).toEqual([])
    expect(await database.asOwner.selectFrom('intake.report').select('id').execute()).toEqual([])
  }

  test('a changed byte anywhere, a cut end, another key', async () => {
    const bytes = await made()
    const { head } = await verifyBackup(piecesOf(bytes), keys.identity)
    expect(head.migrations).toEqual(migrations.map(({ name }) => name))
    for (let at = 0.02; at < 1; at += 0.07) {
      const changed = Buffer.from(bytes)
      const place = Math.floor(at * bytes.length)
      changed[place] = (changed[place] ?? 0) ^ 1
      await expect(verifyBackup(piecesOf(changed), keys.identity)).rejects.toMatchObject({
        reason: 'backup-damaged',
      })
    }
    for (const length of [0, 10, 200, bytes.length >> 1, bytes.length - 1])
      await expect(verifyBackup(piecesOf(bytes.subarray(0, length)), keys.identity)).rejects.toMatchObject({
        reason: 'backup-damaged',
      })
    const stranger = await newKeyPair()
    await expect(verifyBackup(piecesOf(bytes), stranger.identity)).rejects.toMatchObject({
      reason: 'backup-other-key',
    })
  }, 60_000)

  test('a restore that meets the damage at the end has changed nothing, and can be tried again', async () => {
    const bytes = await made()
    const database = await openDatabase({})
    try {
      const cut = bytes.subarray(0, bytes.length - 200)
      await expect(restored(cut, database)).rejects.toMatchObject({ reason: 'backup-damaged' })
      await nothingLeft(database)
      await restored(bytes, database)
      expect(await database.asOwner.selectFrom('accounts.member').select('id').execute()).not.toEqual([])
    } finally {
      await database.close()
    }
  }, 60_000)

  test('a file that a row names and that is nowhere ends the backup, unless that is accepted and listed', async () => {
    const { db } = house().database
    const { reportId } = await buildReport(house())
    const id = await attach(house(), reportId, 'mat.png', await drawScene(2, 60))
    const { blob_key } = await db
      .selectFrom('intake.attachment')
      .select('blob_key')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const { blobs } = house().anonymous().services
    await blobs.setAside([blob_key])
    await verifyBackup(piecesOf(await made()), keys.identity)
    rmSync(join(house().folder, 'blobs', 'set-aside', blob_key))
    await expect(made()).rejects.toMatchObject({
      reason: 'backup-file-missing',
      fields: { [blob_key]: 'not-found' },
    })
    const { manifest } = await verifyBackup(piecesOf(await made(house().database, true)), keys.identity)
    expect(manifest.missing).toEqual([blob_key])
    await db.deleteFrom('intake.attachment').where('id', '=', id).execute()
  }, 60_000)
})

test('what somebody is signed in with stays out of backups', async () => {
  const tables = (await tablesOf(house().database.db)).map(({ name }) => name)
  const { conditionOf } = await import('./catalog.ts')
  const shortLived = tables.filter((name) => /session|challenge|ceremony|pending|sign_in|attempt/.test(name))
  expect(shortLived.filter((name) => conditionOf(name) !== 'false')).toEqual([])
})
