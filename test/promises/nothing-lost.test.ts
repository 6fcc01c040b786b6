import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Receipt } from '../../src/api/model.ts'
import { newId } from '../../src/kit/random.ts'
import { freshDatabase, onPostgres, type RunningServer, startProcess } from '../process.ts'

/** The engine this promise is about is PostgreSQL; `.ci/run` runs the suite there too. */
describe.skipIf(!onPostgres)('nothing acknowledged is lost (needs DATABASE_URL)', () => {
  let database: { url: string; drop: () => Promise<void> }
  let env: Record<string, string>
  let server: RunningServer

  beforeAll(async () => {
    database = await freshDatabase()
    env = {
      DATABASE_URL: database.url,
      KHIEN_DATA: mkdtempSync(join(tmpdir(), 'khien-lost-')),
      KHIEN_EVALUATION: 'true',
      // All senders must be taken: what a crowd is asked for is another test's promise.
      KHIEN_CROWD_AT: '1000000',
      LOG_LEVEL: 'silent',
    }
    server = await startProcess(env)
  }, 120_000)

  afterAll(async () => {
    await server.stop()
    await database.drop()
  })

  const send = async (
    url: string,
    key: string,
  ): Promise<{ status: number; locator?: string; secret?: string }> => {
    const response = await fetch(`${url}/api/v1/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ narrative: `Chuyện ${key}`, reporter: 'child', ageBand: '11-15' }),
    })
    return {
      status: response.status,
      ...(response.status === 201 ? Receipt.parse(await response.json()) : {}),
    }
  }

  /** Runs `count` tasks by `width` workers; returns when all are done. */
  const byMany = async (
    width: number,
    count: number,
    task: (index: number) => Promise<void>,
  ): Promise<void> => {
    let next = 0
    const worker = async () => {
      while (next < count) {
        next += 1
        await task(next)
      }
    }
    await Promise.all(Array.from({ length: width }, worker))
  }

  const query = async <Row extends pg.QueryResultRow>(
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      return (await client.query<Row>(text, values)).rows
    } finally {
      await client.end()
    }
  }

  test('50 senders at once, 1,000 reports: every 201 is there, none twice', async () => {
    const [before] = await query<{ count: number }>('select count(*)::int as count from intake.report')
    const receipts: string[] = []
    const statuses = new Map<number, number>()
    await byMany(50, 1_000, async () => {
      const { status, locator } = await send(server.url, newId())
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (locator !== undefined) receipts.push(locator)
    })
    expect([...statuses]).toEqual([[201, 1_000]])
    expect(new Set(receipts).size).toBe(1_000)
    const [after] = await query<{ count: number }>('select count(*)::int as count from intake.report')
    expect((after?.count ?? 0) - (before?.count ?? 0)).toBe(1_000)
    const [found] = await query<{ count: number }>(
      'select count(*)::int as count from intake.report where locator = any($1)',
      [receipts],
    )
    expect(found?.count).toBe(1_000)
  }, 300_000)

  const opens = async (url: string, locator: string, secret: string): Promise<boolean> => {
    const response = await fetch(`${url}/follow`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ locator, secret }),
    })
    return response.status === 303 && (response.headers.get('location') ?? '').startsWith('/follow/mailbox')
  }

  test('kill -9 at 50 random moments under load: every shown receipt opens its report, no key gives two', async () => {
    const shown = new Map<string, { locator: string; secret: string }>()
    const keys: string[] = []
    for (let round = 0; round < 50; round += 1) {
      let dead = false
      const sender = async () => {
        while (!dead) {
          const key = newId()
          keys.push(key)
          const answer = await send(server.url, key).catch(() => undefined)
          if (answer?.locator !== undefined && answer.secret !== undefined)
            shown.set(key, { locator: answer.locator, secret: answer.secret })
        }
      }
      const senders = Array.from({ length: 6 }, sender)
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 900))
      await server.kill()
      dead = true
      await Promise.all(senders)
      server = await startProcess(env)
    }
    expect(shown.size).toBeGreaterThan(50)
    // The sender whose answer was lost tries again with the same key: it gets the one receipt of the one report.
    await byMany(8, keys.length, async (index) => {
      const key = keys[index - 1] ?? ''
      const again = await send(server.url, key)
      expect(again.status).toBe(201)
      const first = shown.get(key)
      if (first !== undefined) expect({ locator: again.locator, secret: again.secret }).toEqual(first)
    })
    const [rows] = await query<{ count: number }>(
      `select count(*)::int as count from (select idempotency_hash from intake.report group by 1 having count(*) > 1) as twice`,
    )
    expect(rows?.count).toBe(0)
    const orphans = await query(
      `select 1 from intake.report r where not exists (select 1 from agencies.key_grant g where g.object = 'report:' || r.id)`,
    )
    expect(orphans).toEqual([])
    await byMany(4, shown.size, async (index) => {
      const receipt = [...shown.values()][index - 1]
      expect(receipt && (await opens(server.url, receipt.locator, receipt.secret))).toBe(true)
    })
  }, 900_000)
})
