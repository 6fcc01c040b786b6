import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { perform } from '../../src/action/perform.ts'
import { declineReport } from '../../src/intake/actions/decline-report.ts'
import { searchReports } from '../../src/intake/actions/search-reports.ts'
import { writeMessage } from '../../src/intake/actions/use-mailbox.ts'
import { eraseAllDue, overwriteKeys, removeFiles } from '../../src/retention/jobs.ts'
import { attach } from '../attach.ts'
import { buildTriagedReport } from '../build.ts'
import { openTestHouse, type TestHouse } from '../house.ts'
import { onPostgres } from '../process.ts'
import { picture, reporterOf } from './least-sight/matter.ts'

const day = 24 * 60 * 60 * 1000

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })

// The write-ahead log is left out: it keeps what was written until it is recycled, and is no place a row is read from.
describe('what was erased is not in the data files any more', () => {
  let house: TestHouse
  let admin: pg.Client | undefined

  beforeAll(async () => {
    house = await openTestHouse({ onDisk: true })
    if (!onPostgres) return
    const url = new URL(process.env.DATABASE_URL ?? '')
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(house.database.db)
    url.pathname = `/${rows[0]?.name}`
    admin = new pg.Client({ connectionString: url.href })
    await admin.connect()
  }, 60_000)

  afterAll(async () => {
    await admin?.end()
    await house.close()
  })

  /** Every data file of this database, flushed first. */
  const dataFiles = async (): Promise<Buffer[]> => {
    if (admin === undefined) {
      await sql`checkpoint`.execute(house.database.db)
      return filesBelow(join(house.folder, 'pg'))
        .filter((path) => !path.includes('pg_wal'))
        .map((path) => readFileSync(path))
    }
    await admin.query('checkpoint')
    const { rows } = await admin.query<{ folder: string; oid: string }>(
      `select current_setting('data_directory') as folder, (select oid::text from pg_database where datname = current_database()) as oid`,
    )
    const [where] = rows
    if (where === undefined) throw new Error('a server knows where its files are')
    // The server renames and drops small files of its own as connections come and go; those of the tables stay.
    return readdirSync(join(where.folder, 'base', where.oid))
      .filter((name) => /^\d+(_|\.|$)/.test(name))
      .map((name) => readFileSync(join(where.folder, 'base', where.oid, name)))
  }

  const found = async (secrets: ReadonlyMap<string, Uint8Array>): Promise<string[]> => {
    const files = await dataFiles()
    return [...secrets]
      .filter(([, bytes]) => files.some((file) => file.includes(Buffer.from(bytes))))
      .map(([name]) => name)
  }

  /** As the job does hour by hour: other tests write in the same server and are waited for. */
  const onceNobodyNeedsThem = () =>
    vi.waitFor(async () => expect(await overwriteKeys(house.system())).toBeGreaterThan(0), {
      timeout: 20_000,
      interval: 50,
    })

  test('wrapped keys, the receipt’s box and index tokens lie in the files as dead rows until the tables are written anew', async () => {
    const { db } = house.database
    const receipt = await buildTriagedReport(house, {
      narrative: 'Lời kể ZQXBYTES',
      urls: ['https://zqxbytes.example/x'],
    })
    const { reportId } = receipt
    await attach(house, reportId, 'anh.png', await picture(41))
    const reporter = await reporterOf(house, receipt)
    await perform(writeMessage, reporter, { text: 'ZQXBYTES' })
    await perform(searchReports, house.as('receiver'), { query: 'zqxbytes.example' })
    await perform(declineReport, house.as('receiver'), {
      reportId,
      reason: 'out-of-scope',
      text: 'Không thuộc nơi này.',
    })
    await db.updateTable('intake.report').set({ unread: false }).where('id', '=', reportId).execute()
    const grants = await db
      .selectFrom('agencies.key_grant')
      .selectAll()
      .where('object', '=', `report:${reportId}`)
      .execute()
    const row = await db
      .selectFrom('intake.report')
      .select(['code_sealed', 'sealed'])
      .where('id', '=', reportId)
      .executeTakeFirstOrThrow()
    const visit = await db
      .selectFrom('intake.reporter_session')
      .select('sealed')
      .where('report_id', '=', reportId)
      .executeTakeFirstOrThrow()
    const token = await db
      .selectFrom('intake.blind_token')
      .select('token')
      .where('report_id', '=', reportId)
      .executeTakeFirstOrThrow()
    const secrets = new Map<string, Uint8Array>([
      ...grants.map((one): [string, Uint8Array] => [`key of ${one.holder.split(':')[0]}`, one.sealed]),
      // Its first cipher block stays, to tell the right receipt from a wrong one.
      ['box of the receipt', row.code_sealed.slice(29)],
      ['key of an open mailbox', visit.sealed],
      ['index token', token.token],
    ])
    const all = [...secrets.keys()]
    expect(await found(secrets)).toEqual(all)

    await eraseAllDue(house.system(new Date(Date.now() + 370 * day)))
    await removeFiles(house.system())
    await onceNobodyNeedsThem()
    expect(await found(secrets)).toEqual([])
    // No row, in the table or beside it, holds the words either.
    expect(await found(new Map([['words', row.sealed]]))).toEqual([])
    expect(filesBelow(join(house.folder, 'blobs'))).toEqual([])
  }, 120_000)

  test.runIf(onPostgres)(
    'while a backup still reads, its older rows stay for it; they are written over afterwards',
    async () => {
      const { reportId } = await buildTriagedReport(house)
      await perform(declineReport, house.as('receiver'), { reportId, reason: 'not-enough', text: 'Chưa đủ.' })
      const [key] = await house.database.db
        .selectFrom('agencies.key_grant')
        .select('sealed')
        .where('object', '=', `report:${reportId}`)
        .execute()
      const secret = new Map([['key', key?.sealed ?? new Uint8Array()]])
      const url = new URL(process.env.DATABASE_URL ?? '')
      url.pathname = `/${admin?.database}`
      const backup = new pg.Client({ connectionString: url.href })
      await backup.connect()
      await backup.query('begin isolation level repeatable read')
      await backup.query('select count(*) from intake.report')
      await eraseAllDue(house.system(new Date(Date.now() + 370 * day)))
      expect(await overwriteKeys(house.system())).toBe(0)
      expect(await found(secret)).toEqual(['key'])
      await backup.query('commit')
      await backup.end()
      await onceNobodyNeedsThem()
      expect(await found(secret)).toEqual([])
    },
    60_000,
  )

  test.runIf(onPostgres)(
    'while somebody still writes in another database, the machine keeps dead rows for it, and so they wait',
    async () => {
      const { reportId } = await buildTriagedReport(house)
      await perform(declineReport, house.as('receiver'), { reportId, reason: 'not-enough', text: 'Chưa đủ.' })
      const [key] = await house.database.db
        .selectFrom('agencies.key_grant')
        .select('sealed')
        .where('object', '=', `report:${reportId}`)
        .execute()
      const secret = new Map([['key', key?.sealed ?? new Uint8Array()]])
      const neighbour = new pg.Client({ connectionString: process.env.DATABASE_URL })
      await neighbour.connect()
      await neighbour.query('begin')
      await neighbour.query('select pg_current_xact_id()')
      await eraseAllDue(house.system(new Date(Date.now() + 370 * day)))
      expect(await overwriteKeys(house.system())).toBe(0)
      expect(await found(secret)).toEqual(['key'])
      await neighbour.query('commit')
      await neighbour.end()
      await onceNobodyNeedsThem()
      expect(await found(secret)).toEqual([])
    },
    60_000,
  )
})
