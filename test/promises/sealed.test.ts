import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Receipt } from '../../src/api/model.ts'
import { formsOf } from '../browser.ts'
import { freshDatabase, onPostgres, type RunningServer, startProcess } from '../process.ts'

/** A word that occurs nowhere else; letters only, so that every encoding of text keeps its bytes. */
const marker = (place: string): string => `ZQXMARK${place.toUpperCase()}WVK`

const places = ['narrative', 'place', 'platform', 'account', 'url', 'occurred', 'contact', 'filename', 'filebody', 'message', 'api', 'call', 'child', 'informant', 'answer', 'note']
const telling = { 'x-forwarded-for': '203.0.113.77', 'user-agent': 'ZQXAGENTWVK/9', referer: 'https://zqxreferer.example/', cookie: 'tracker=ZQXCOOKIEWVK' }

const png = (text: string): Uint8Array<ArrayBuffer> => {
  const head = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  return new Uint8Array(Buffer.concat([head, Buffer.from(text)]))
}

/** A visitor over real HTTP who keeps cookies and fills the forms of the page. */
const visitor = (base: string) => {
  const jar = new Map<string, string>()
  const go = async (path: string, init: RequestInit = {}): Promise<string> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(base + path, {
      ...init,
      redirect: 'manual',
      headers: { ...telling, cookie: `${telling.cookie}; ${cookie}`, ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location !== null) return go(location)
    const html = await response.text()
    expect(response.status, `${path}: ${html.slice(0, 400)}`).toBeLessThan(400)
    return html
  }
  const fill = async (html: string, action: string, values: Record<string, string | string[] | File>): Promise<string> => {
    const form = formsOf(html).find((one) => one.action === action || one.action.startsWith(`${action}?`))
    if (form === undefined) throw new Error(`no form ${action}; there are ${formsOf(html).map((one) => one.action).join(' ')}`)
    const pairs: [string, string | File][] = Object.entries(form.values).filter(([name]) => !(name in values))
    for (const [name, value] of Object.entries(values))
      for (const one of Array.isArray(value) ? value : [value]) pairs.push([name, one])
    if (pairs.some(([, value]) => value instanceof File)) {
      const body = new FormData()
      for (const [name, value] of pairs) body.append(name, value)
      return go(form.action, { method: 'POST', body })
    }
    const body = new URLSearchParams(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
    return go(form.action, { method: 'POST', body })
  }
  return { go, fill, jar }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })

const found = (bytes: Buffer, words: readonly string[]): string[] =>
  words.filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')) || bytes.includes(Buffer.from(word).toString('base64').slice(2, -4)))

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
    const words = [...places.map(marker), 'ZQXAGENTWVK', 'zqxreferer', 'ZQXCOOKIEWVK', '203.0.113.77', ...secrets]
    const leaks: string[] = []
    for (const [name, bytes] of await everyByte()) for (const word of found(bytes, words)) leaks.push(`${word} in ${name}`)
    expect(leaks).toEqual([])
    expect(found(Buffer.from(server.said()), words)).toEqual([])
  }, 180_000)

  test('the search itself finds a word that was stored in clear', async () => {
    const all = await everyByte()
    // The demo areas are in clear, so the search must meet one of their names.
    expect(all.some(([, bytes]) => found(bytes, ['Xã Mẫu 86']).length > 0)).toBe(true)
  }, 60_000)

  const fromTheChild = async (): Promise<void> => {
    const child = visitor(server.url)
    let html = await child.go('/report')
    const steps: [string, Record<string, string | string[] | File>][] = [
      ['/report', { safeNow: 'yes' }],
      ['/report/who', { reporter: 'child' }],
      ['/report/age', { ageBand: '11-15' }],
      ['/report/happened', { happened: ['asked-secret'] }],
      ['/report/where', { place: marker('place'), platform: marker('platform'), account: marker('account'), urls: `https://${marker('url')}.example/x`, occurredAt: marker('occurred') }],
      ['/report/words', { narrative: `Em kể ${marker('narrative')} ở đây` }],
    ]
    for (const [action, values] of steps) html = await child.fill(html, action, values)
    html = await child.fill(html, '/report/files', { files: new File([png(marker('filebody'))], `${marker('filename')}.png`, { type: 'image/png' }) })
    html = await child.go('/report/tell')
    html = await child.fill(html, '/report/tell', { mayTell: ['ask-me-first'], contactWays: ['only-here'], contact: marker('contact') })
    html = await child.fill(html, '/report/send', {})
    const digits = /(\d{4} ?){6}/.exec(html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))?.[0].replace(/\D/g, '') ?? ''
    expect(digits).toHaveLength(24)
    secrets.push(digits.slice(8))
    const back = visitor(server.url)
    html = await back.fill(await back.go('/follow'), '/follow', { locator: digits.slice(0, 8), secret: digits.slice(8) })
    await back.fill(html, '/follow/mailbox', { text: `Em thêm ${marker('message')}` })
    for (const value of [...child.jar.values(), ...back.jar.values()]) if (value.length > 20) secrets.push(value)
  }

  const fromTheApi = async (): Promise<void> => {
    const response = await fetch(`${server.url}/api/v1/reports`, {
      method: 'POST',
      headers: { ...telling, 'content-type': 'application/json', 'idempotency-key': 'ZQXIDEMKEYWVK' },
      body: JSON.stringify({ narrative: marker('api'), reporter: 'teacher', ageBand: '6-10', contact: marker('contact') }),
    })
    expect(response.status).toBe(201)
    const { secret } = Receipt.parse(await response.json())
    secrets.push(secret, 'ZQXIDEMKEYWVK')
  }

  const byTheReceiver = async (): Promise<void> => {
    const officer = visitor(server.url)
    let html = await officer.fill(await officer.go('/sign-in'), '/sign-in', { login: 'tiepnhan', password: 'dung-thu-khien-2026' })
    html = await officer.fill(await officer.go('/console/reports/new'), '/console/reports/new', {
      channel: 'phone',
      reporter: 'neighbour',
      ageBand: '6-10',
      safeNow: 'unknown',
      childSex: 'unknown',
      occurredAt: marker('occurred'),
      narrative: marker('call'),
      childName: marker('child'),
      informant: marker('informant'),
    })
    expect(html).toMatch(/\d{4}/)
    for (const value of officer.jar.values()) if (value.length > 20) secrets.push(value)
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
    const raw = where === undefined ? [] : [...filesBelow(join(where.folder, 'base', where.oid)), ...filesBelow(join(where.folder, 'pg_wal'))]
    return [...own, ['dump', dump], ...raw.map((path): [string, Buffer] => [path, readFileSync(path)])]
  }
})
