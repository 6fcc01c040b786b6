import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Receipt } from '../../src/api/model.ts'
import { enrol } from '../authenticator.ts'
import { Browser, type FormValues, overHttp, type Page } from '../browser.ts'
import { freshDatabase, onPostgres, type RunningServer, startProcess } from '../process.ts'

/** A word that occurs nowhere else; letters only, so that every encoding of text keeps its bytes. */
const marker = (place: string): string => `ZQXMARK${place.toUpperCase()}WVK`

const places = [
  'narrative',
  'place',
  'platform',
  'account',
  'url',
  'occurred',
  'contact',
  'filename',
  'filebody',
  'message',
  'api',
  'call',
  'child',
  'informant',
  'answer',
  'note',
]
const telling = {
  'x-forwarded-for': '203.0.113.77',
  'user-agent': 'ZQXAGENTWVK/9',
  referer: 'https://zqxreferer.example/',
  cookie: 'tracker=ZQXCOOKIEWVK',
}

const png = (text: string): Uint8Array<ArrayBuffer> => {
  const head = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  return new Uint8Array(Buffer.concat([head, Buffer.from(text)]))
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })

const found = (bytes: Buffer, words: readonly string[]): string[] =>
  words.filter(
    (word) =>
      bytes.includes(word) ||
      bytes.includes(Buffer.from(word, 'utf16le')) ||
      bytes.includes(Buffer.from(word).toString('base64').slice(2, -4)),
  )

describe('sealed at rest, and the anonymous stay anonymous', () => {
  let server: RunningServer
  let database: { url: string; drop: () => Promise<void> } | undefined
  const secrets: string[] = []

  beforeAll(async () => {
    database = onPostgres ? await freshDatabase() : undefined
    server = await startProcess({
      KHIEN_DATA: mkdtempSync(join(tmpdir(), 'khien-sealed-')),
      KHIEN_EVALUATION: 'true',
      ...(database === undefined ? {} : { DATABASE_URL: database.url }),
    })
  }, 120_000)

  afterAll(async () => {
    await server.stop()
    await database?.drop()
  })

  test('reports with marker words in every field leave no marker in database, jobs, blobs or logs', async () => {
    await fromTheChild()
    await fromTheApi()
    await byTheReceiver()
    if (!onPostgres) await server.stop()
    const words = [
      ...places.map(marker),
      'ZQXAGENTWVK',
      'zqxreferer',
      'ZQXCOOKIEWVK',
      '203.0.113.77',
      ...secrets,
    ]
    const leaks: string[] = []
    for (const [name, bytes] of await everyByte())
      for (const word of found(bytes, words)) leaks.push(`${word} in ${name}`)
    expect(leaks).toEqual([])
    expect(found(Buffer.from(server.said()), words)).toEqual([])
  }, 180_000)

  test('the search itself finds a word that was stored in clear', async () => {
    const all = await everyByte()
    // The demo areas are in clear, so the search must meet one of their names.
    expect(all.some(([, bytes]) => found(bytes, ['Xã Mẫu 86']).length > 0)).toBe(true)
  }, 60_000)

  const visitor = (): Browser => new Browser(overHttp(server.url, telling))

  const fine = (page: Page): Page => {
    expect(page.status, `${page.url}: ${page.html.slice(0, 400)}`).toBe(200)
    return page
  }

  const remember = ({ cookies }: Browser): void => {
    for (const value of cookies.values()) if (value.length > 20) secrets.push(value)
  }

  const fromTheChild = async (): Promise<void> => {
    const child = visitor()
    fine(await child.get('/report'))
    const steps: FormValues[] = [
      { safeNow: 'yes' },
      { reporter: 'child' },
      { ageBand: '11-15' },
      { happened: ['asked-secret'] },
      { setting: 'both' },
      { platform: marker('platform') },
      { account: marker('account'), urls: `https://${marker('url')}.example/x` },
      { place: marker('place') },
      { commune: '' },
      { occurredAt: marker('occurred') },
      { narrative: `Em kể ${marker('narrative')} ở đây` },
      { files: new File([png(marker('filebody'))], `${marker('filename')}.png`, { type: 'image/png' }) },
      { mayTell: ['ask-me-first'], contactWays: ['only-here'], contact: marker('contact') },
    ]
    for (const [i, values] of steps.entries()) fine(await child.submit(i === 0 ? '/report' : '', values))
    expect(child.page.url).toBe('/report/review')
    expect(child.page.html).toContain(marker('filename'))
    remember(child)
    fine(await child.submit('/report/send'))
    const digits =
      /(\d{4} ?){6}/
        .exec(child.page.html.replace(/<[^>]+>/g, ' ').replace(/\D+/g, ' '))?.[0]
        .replace(/\D/g, '') ?? ''
    expect(digits).toHaveLength(24)
    secrets.push(digits.slice(8))
    const back = visitor()
    await back.get('/follow')
    fine(await back.submit('/follow', { locator: digits.slice(0, 8), secret: digits.slice(8) }))
    remember(back)
    fine(await back.submit('/follow/mailbox/message', { text: `Em thêm ${marker('message')}` }))
  }

  const fromTheApi = async (): Promise<void> => {
    const response = await fetch(`${server.url}/api/v1/reports`, {
      method: 'POST',
      headers: { ...telling, 'content-type': 'application/json', 'idempotency-key': 'ZQXIDEMKEYWVK' },
      body: JSON.stringify({
        narrative: marker('api'),
        reporter: 'teacher',
        ageBand: '6-10',
        contact: marker('contact'),
      }),
    })
    expect(response.status).toBe(201)
    const { secret } = Receipt.parse(await response.json())
    secrets.push(secret, 'ZQXIDEMKEYWVK')
  }

  const byTheReceiver = async (): Promise<void> => {
    const officer = visitor()
    await officer.get('/sign-in')
    fine(await officer.submit('/sign-in', { login: 'tiepnhan', password: 'dung-thu-khien-2026' }))
    remember(officer)
    const { secret, recoveryCodes } = await enrol(officer)
    expect([secret.length, recoveryCodes.length]).toEqual([32, 10])
    secrets.push(secret, ...recoveryCodes)
    remember(officer)
    const waiting = visitor()
    await waiting.get('/sign-in')
    fine(await waiting.submit('/sign-in', { login: 'tiepnhan', password: 'dung-thu-khien-2026' }))
    expect(waiting.page.url).toContain('/sign-in/code')
    remember(waiting)
    await officer.get('/console/reports/new')
    fine(
      await officer.submit('/console/reports/new', {
        channel: 'phone',
        reporter: 'neighbour',
        ageBand: '6-10',
        safeNow: 'unknown',
        childSex: 'unknown',
        occurredAt: marker('occurred'),
        narrative: marker('call'),
        childName: marker('child'),
        informant: marker('informant'),
      }),
    )
    await officer.submit('/console/search', { q: marker('call') })
    await officer.get(/\/console\/reports\/[0-9a-f-]{36}/.exec(officer.page.html)?.[0] ?? '/console/reports')
  }

  /** Every byte at rest: data files (or a dump and the server's files), blobs, anchors. */
  const everyByte = async (): Promise<[string, Buffer][]> => {
    const own = filesBelow(server.folder).map((path): [string, Buffer] => [path, readFileSync(path)])
    if (database === undefined) return own
    const dump = execFileSync('pg_dump', ['--dbname', database.url], { maxBuffer: 2 ** 30 })
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    await client.query('checkpoint')
    const { rows } = await client.query<{ folder: string; oid: string }>(
      `select current_setting('data_directory') as folder, (select oid::text from pg_database where datname = current_database()) as oid`,
    )
    await client.end()
    const [where] = rows
    const raw =
      where === undefined
        ? []
        : [...filesBelow(join(where.folder, 'base', where.oid)), ...filesBelow(join(where.folder, 'pg_wal'))]
    return [...own, ['dump', dump], ...raw.map((path): [string, Buffer] => [path, readFileSync(path)])]
  }
})
