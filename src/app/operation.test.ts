import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { buildReport } from '../../test/build.ts'
import { testHouse } from '../../test/house.ts'
import { root } from './assets.ts'
import { readConfig } from './config.ts'
import { openLiveHub } from './live-hub.ts'
import { openMetrics } from './metrics.ts'
import { seedEvaluation } from './seed/evaluation.ts'
import { buildWeb } from './web.tsx'

const house = testHouse()
const opsFile = (name: string): string => join(root, 'ops', name)

describe('figures for alerts', () => {
  test('tell what waits and what is late by danger, and name no report', async () => {
    const now = Date.now()
    await buildReport(house())
    const { db } = house().database
    await db
      .updateTable('intake.report')
      .set({ urgency: 'P0', due_at: new Date(now + 60_000) })
      .execute()
    const metrics = openMetrics(house())
    const text = await metrics.text()
    expect(text).toMatch(/khien_reports_waiting\{urgency="P0"\} [1-9]/)
    expect(text).toMatch(/khien_reports_late\{urgency="P0"\} 0/)
    expect(text).toMatch(/khien_ledger_entries [1-9]/)
    expect(text).toMatch(/khien_data_free_bytes [1-9]/)
    expect(Number(/khien_gauges_seconds ([\d.]+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(
      Math.floor(now / 1000),
    )
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
    await db
      .updateTable('intake.report')
      .set({ due_at: new Date(now - 60_000) })
      .execute()
    expect(await openMetrics(house()).text()).toMatch(/khien_reports_late\{urgency="P0"\} [1-9]/)
  })

  test('are what the sample alerts ask for: none speaks of a figure that is not there', async () => {
    const Alerts = z.strictObject({
      groups: z.array(
        z.strictObject({
          name: z.string(),
          rules: z
            .array(
              z.strictObject({
                alert: z.string().regex(/^Khien[A-Za-z]+$/),
                expr: z.string(),
                for: z.string().optional(),
                labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
                annotations: z.strictObject({ summary: z.string(), action: z.string().optional() }),
              }),
            )
            .min(1),
        }),
      ),
    })
    const metrics = openMetrics(house())
    metrics.finished('GET', '/', 200, 0.01)
    const known = new Set([...(await metrics.text()).matchAll(/^(khien_\w+)/gm)].map(([, name]) => name))
    const { groups } = Alerts.parse(parse(readFileSync(opsFile('prometheus/khien-alerts.yml'), 'utf8')))
    const asked = groups.flatMap(({ rules }) =>
      rules.flatMap(({ expr }) => [...expr.matchAll(/\bkhien_\w+/g)].map(([name]) => name)),
    )
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.filter((name) => !known.has(name))).toEqual([])
  })
})

describe('the configuration', () => {
  test('is refused with one line for each mistake, all at once', () => {
    const wrong = { PORT: '99999', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud', METRICS_TOKEN: 'short' }
    const message = (() => {
      try {
        readConfig(wrong)
        return ''
      } catch (problem) {
        return problem instanceof Error ? problem.message : ''
      }
    })()
    for (const name of Object.keys(wrong))
      expect(message.split('\n').filter((line) => line.includes(`${name}:`))).toHaveLength(1)
    expect(message).not.toContain('short')
  })

  test('does not let an evaluation engine hold real reports unless told', () => {
    expect(() => readConfig({ KHIEN_EVALUATION: 'false' })).toThrow(/KHIEN_EVALUATION/)
    expect(readConfig({ KHIEN_EVALUATION: 'false', KHIEN_ALLOW_EMBEDDED: 'true' }).evaluation).toBe(false)
    expect(readConfig({}).evaluation).toBe(true)
    expect(readConfig({ DATABASE_URL: 'postgres://localhost/x' }).evaluation).toBe(false)
  })
})

describe('where real reports are', () => {
  const real = () => ({ ...house(), config: { ...house().config, evaluation: false } })

  test('no invented accounts can come in, and their page of components is not there', async () => {
    const members = async () =>
      (await house().database.db.selectFrom('accounts.member').select('login').execute()).length
    const before = await members()
    await expect(seedEvaluation(real())).rejects.toThrow(/KHIEN_EVALUATION/)
    expect(await members()).toBe(before)
    const live = await openLiveHub(house().database)
    expect((await buildWeb(real(), live).request('/kit')).status).toBe(404)
  })
})

describe('the way to the database', () => {
  test.each([
    'postgres://khien@localhost/khien',
    'postgres://khien@127.0.0.1:5433/khien',
    'postgres://khien@[::1]/khien',
    'postgres:///khien?host=/var/run/postgresql',
    'postgres://khien@%2Fvar%2Frun%2Fpostgresql/khien',
    'postgres://khien@db.tinh.example/khien?sslmode=verify-full',
  ])('%s is taken', (url) => {
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url)
  })

  test.each([
    'postgres://khien@db.tinh.example/khien',
    'postgres://khien@10.0.0.7/khien?sslmode=disable',
    'postgres://khien@10.0.0.7/khien?sslmode=require',
    'postgres://khien@localhost.tinh.example/khien',
    'postgres://khien@127.0.0.1.tinh.example/khien',
    'postgres://khien@localhost/khien?host=10.0.0.7',
  ])('%s is open to whoever stands in between, and refused unless told', (url) => {
    expect(() => readConfig({ DATABASE_URL: url })).toThrow(/DATABASE_URL: .*sslmode=verify-full/)
    const told = { DATABASE_URL: url, KHIEN_ALLOW_PLAIN_DATABASE: 'true' }
    expect(readConfig(told).databaseUrl).toBe(url)
    expect(readConfig({ DATABASE_URL: url, KHIEN_EVALUATION: 'true' }).evaluation).toBe(true)
  })
})

const analyze = spawnSync('systemd-analyze', ['--version']).status === 0
if (process.env.CI === 'true' && !analyze) throw new Error('systemd-analyze is missing: scripts/system-deps')

describe.skipIf(!analyze)('the systemd units (need systemd-analyze)', () => {
  test.each(['khien-web', 'khien-worker'])('%s is valid and well confined', (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'khien-units-'))
    const copy = join(folder, `${name}.service`)
    const text = readFileSync(opsFile(`systemd/${name}.service`), 'utf8')
    // The program itself is not installed here.
    writeFileSync(copy, text.replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true'))
    const verified = spawnSync('systemd-analyze', ['verify', copy], { encoding: 'utf8' })
    expect(verified.stderr.split('\n').filter((line) => line.includes(name))).toEqual([])
    const security = spawnSync('systemd-analyze', ['security', '--offline=yes', '--threshold=20', copy])
    expect(security.status).toBe(0)
    rmSync(folder, { recursive: true })
  })
})

test('the image takes along everything the program reads', () => {
  const text = readFileSync(opsFile('Containerfile'), 'utf8')
  const copied = [...text.matchAll(/^COPY --from=build .*\/opt\/khien\/(\S+) \.\//gm)].map(([, name]) => name)
  for (const name of ['package.json', 'node_modules', 'dist', 'assets', 'locales', 'detection'])
    expect(copied).toContain(name)
  expect(text).toMatch(/^USER node$/m)
  expect(text).toMatch(/--read-only/)
})
