import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/kit/random.ts'
import { onPostgres, runKhien, startProcess } from '../process.ts'

// As docs/operate.md says: one login owns the tables and migrates, another serves and owns nothing.
describe.skipIf(!onPostgres)('a server whose login owns nothing (needs DATABASE_URL)', () => {
  const mark = newId().replaceAll('-', '').slice(-12)
  const names = {
    owner: `khien_owner_${mark}`,
    server: `khien_server_${mark}`,
    database: `khien_two_${mark}`,
  }
  const folder = mkdtempSync(join(tmpdir(), 'khien-two-'))
  let admin: pg.Client

  const urlOf = (login: string): string => {
    const url = new URL(process.env.DATABASE_URL ?? '')
    url.username = login
    url.password = 'mat-khau'
    url.pathname = `/${names.database}`
    return url.href
  }
  const env = () => ({
    KHIEN_DATA: folder,
    DATABASE_URL: urlOf(names.server),
    KHIEN_EVALUATION: 'true',
    KHIEN_JOBS: 'true',
  })
  /** The house of both: neither may make the role, so an administrator did. */
  beforeAll(async () => {
    admin = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await admin.connect()
    await admin.query(
      `do $$ begin create role khien_app nologin; exception when duplicate_object or unique_violation then null; end $$`,
    )
    for (const login of [names.owner, names.server])
      await admin.query(`create role ${login} login password 'mat-khau' in role khien_app`)
    await admin.query(`create database ${names.database} owner ${names.owner}`)
  })
  afterAll(async () => {
    await admin.query(`drop database ${names.database} with (force)`)
    for (const login of [names.owner, names.server]) await admin.query(`drop role ${login}`)
    await admin.end()
    await rm(folder, { recursive: true, force: true })
  })

  test('does not start on a database that nobody has migrated, and says what to do', async () => {
    const { code, err } = await runKhien(['serve'], { ...env(), PORT: '0' })
    expect(code).not.toBe(0)
    expect(err).toContain('khien migrate')
  }, 60_000)

  test('serves, takes reports, works its jobs and is backed up, once the owner has migrated', async () => {
    const migrated = await runKhien(['--json', 'migrate'], {
      ...env(),
      DATABASE_OWNER_URL: urlOf(names.owner),
    })
    expect(migrated).toMatchObject({ code: 0 })
    const server = await startProcess(env())
    try {
      const sent = await fetch(`${server.url}/api/v1/reports`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ narrative: 'Có người lạ rủ em đi.', reporter: 'child', ageBand: '11-15' }),
      })
      expect(sent.status).toBe(201)
      const { code, out } = await runKhien(['--json', 'audit', 'verify'], env())
      expect({ code, ...JSON.parse(out.trim().split('\n').at(-1) ?? '{}') }).toMatchObject({
        code: 0,
        sound: true,
      })
      const backup = await runKhien(['--json', 'backup', '--out', join(folder, 'b.age')], env())
      expect(backup, backup.err).toMatchObject({ code: 0 })
      expect(JSON.parse(backup.out.trim().split('\n').at(-1) ?? '{}').rows).toBeGreaterThan(300)
      expect(server.said()).not.toMatch(/"level":(50|60)/)
    } finally {
      await server.stop()
    }
  }, 240_000)

  test('its login alone, saying for whom nothing, reads nothing and owns nothing', async () => {
    const login = new pg.Client({ connectionString: urlOf(names.server) })
    await login.connect()
    try {
      const { rows } = await login.query('select count(*)::int as n from intake.report')
      expect(rows).toEqual([{ n: 0 }])
      await expect(
        login.query('set role none; alter table intake.report disable row level security'),
      ).rejects.toThrow()
      await expect(login.query(`update audit.entry set outcome = 'done'`)).rejects.toMatchObject({
        code: '42501',
      })
      await expect(login.query('drop table pgboss.job')).rejects.toThrow()
    } finally {
      await login.end()
    }
  })
})
