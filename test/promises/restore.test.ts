import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Receipt } from '../../src/api/model.ts'
import { newId } from '../../src/kit/random.ts'
import { newKeyPair, open } from '../../src/seal/age.ts'
import { tokenHash } from '../../src/seal/token.ts'
import { Browser, overHttp } from '../browser.ts'
import { skipJourneys } from '../journeys/chromium.ts'
import { freshDatabase, onPostgres, type RunningServer, runKhien, startProcess } from '../process.ts'
import { type Told, tellStory } from '../tell.ts'

const words = { narrative: 'ZQXBACKUPSTORYWVK', contact: 'ZQXBACKUPCONTACTWVK', file: 'ZQXBACKUPFILEWVK' }
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const hasAge = spawnSync('age', ['--version']).status === 0

/** A machine: a data folder and, on PostgreSQL, a database, both empty. */
const newMachine = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'khien-machine-'))
  const database = onPostgres ? await freshDatabase() : undefined
  return {
    folder,
    env: {
      KHIEN_DATA: folder,
      KHIEN_EVALUATION: 'true',
      LOG_LEVEL: 'error',
      ...(database === undefined ? {} : { DATABASE_URL: database.url }),
    },
    drop: async () => {
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const Made = z.object({ file: z.string(), rows: z.int(), files: z.int(), recipient: z.string() })
const Restored = z.object({
  restored: z.literal(true),
  rows: z.int(),
  ledger: z.object({ sound: z.boolean(), checked: z.int(), anchors: z.int() }),
})

const opens = async (url: string, { locator, secret }: Told): Promise<boolean> => {
  const response = await fetch(`${url}/follow`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ locator, secret }),
  })
  return response.status === 303 && (response.headers.get('location') ?? '').startsWith('/follow/mailbox')
}

const officerAt = async (url: string, login = 'tiepnhan'): Promise<Browser> => {
  const officer = new Browser(overHttp(url))
  await officer.get('/sign-in')
  expect((await officer.submit('/sign-in', { login, password: 'dung-thu-khien-2026' })).url).toBe('/console')
  return officer
}

describe.skipIf(skipJourneys)('a restore drill (needs CI=true or JOURNEYS=1)', () => {
  let machine: Awaited<ReturnType<typeof newMachine>>
  let empty: Awaited<ReturnType<typeof newMachine>>
  let server: RunningServer
  let again: RunningServer | undefined
  let officer: Browser
  let story: Told
  let shelf: string
  let file: string
  let identityFile: string
  const acknowledged: Told[] = []

  beforeAll(async () => {
    ;[machine, empty] = [await newMachine(), await newMachine()]
    shelf = mkdtempSync(join(tmpdir(), 'khien-shelf-'))
    file = join(shelf, 'one.tar.age')
    identityFile = join(shelf, 'paper.txt')
    server = await startProcess(machine.env)
    writeFileSync(identityFile, `# on paper\n${server.recoveryKey}\n`)
    story = await tellStory(new Browser(overHttp(server.url)), {
      ...words,
      file: new File([new Uint8Array(Buffer.concat([png, Buffer.from(words.file)]))], 'a.png', {
        type: 'image/png',
      }),
    })
    officer = await officerAt(server.url)
  }, 180_000)

  afterAll(async () => {
    await server.stop()
    await again?.stop()
    await machine.drop()
    await empty.drop()
    rmSync(shelf, { recursive: true, force: true })
  })

  const send = async (): Promise<void> => {
    const response = await fetch(`${server.url}/api/v1/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify({ narrative: words.narrative, reporter: 'child', ageBand: '11-15' }),
    })
    expect(response.status).toBe(201)
    acknowledged.push(Receipt.parse(await response.json()))
  }

  let before: readonly Told[]

  test('a backup is made while reports come in', async () => {
    await send()
    await send()
    before = [...acknowledged]
    let done = false
    const sender = async (): Promise<void> => {
      while (!done) await send()
    }
    const sending = sender()
    const { code, out, err } = await runKhien(['--json', 'backup', '--out', file], machine.env)
    done = true
    await sending
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const made = Made.parse(JSON.parse(out))
    expect(made.rows).toBeGreaterThan(100)
    expect(made.files).toBeGreaterThan(0)
    expect(acknowledged.length).toBeGreaterThan(before.length)
    expect(readdirSync(shelf).sort()).toEqual(['one.tar.age', 'paper.txt'])
  }, 120_000)

  test('nothing of a report, and nobody’s sign-in, is in it: neither as it lies there nor once the recovery key opened it', async () => {
    const sealed = readFileSync(file)
    const tar = Buffer.from(await open(server.recoveryKey ?? '', new Uint8Array(sealed)))
    const session = [...officer.cookies.values()].filter((value) => value.length > 20)
    expect(session.length).toBeGreaterThan(0)
    const secrets = [...Object.values(words), story.secret, ...session, ...session.map(tokenHash)]
    const forms = secrets.flatMap((secret) => [
      secret,
      Buffer.from(secret, 'utf16le'),
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('base64').slice(2, -4),
    ])
    for (const bytes of [sealed, tar]) expect(forms.filter((form) => bytes.includes(form))).toEqual([])
    // The search finds what is there in clear.
    expect(tar.includes('Xã Mẫu 86')).toBe(true)
    expect(tar.includes(story.locator)).toBe(true)
  })

  test.skipIf(!hasAge)('Debian’s age, tar and sha256sum open and check it without Khiên', () => {
    const folder = join(shelf, 'opened')
    mkdirSync(folder)
    const open = 'age -d -i "$1" "$2" | tar x && sha256sum --quiet -c sums/* && ls'
    const listed = execFileSync('bash', ['-euo', 'pipefail', '-c', open, '-', identityFile, file], {
      cwd: folder,
    })
    expect(listed.toString().split('\n')).toEqual(
      expect.arrayContaining(['khien.json', 'manifest.json', 'tables', 'blobs']),
    )
    rmSync(folder, { recursive: true })
  })

  test('a backup is refused over another one', async () => {
    const { code, err } = await runKhien(['backup', '--out', file], machine.env)
    expect(code).toBe(1)
    expect(err).toContain('không bao giờ bị ghi đè')
  }, 60_000)

  test('killed at any moment it leaves no file of that name, or a whole one', async () => {
    const moments = [/rows \d/, /files \d/]
    for (const [at, moment] of moments.entries()) {
      const path = join(shelf, `killed-${at}.tar.age`)
      await runKhien(['backup', '--out', path], machine.env, { killWhen: (err) => moment.test(err) })
      // What lies there as `.part` may lack its end or nothing but the name; whoever takes only finished names is safe.
      if (!existsSync(path)) continue
      const { code } = await runKhien(['backup', 'verify', path, '--identity', identityFile], {})
      expect(code).toBe(0)
    }
  }, 180_000)

  test('verify says what a backup holds, finds a changed byte, and knows another key', async () => {
    const whole = await runKhien(['--json', 'backup', 'verify', file, '--identity', identityFile], {})
    expect(JSON.parse(whole.out)).toMatchObject({ whole: true, missing: [] })
    const changed = join(shelf, 'changed.age')
    copyFileSync(file, changed)
    const bytes = readFileSync(changed)
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(changed, bytes)
    const broken = await runKhien(['backup', 'verify', changed, '--identity', identityFile], {})
    expect(broken.code).toBe(1)
    expect(broken.err).toContain('hỏng')
    const { identity } = await newKeyPair()
    const stranger = await runKhien(['backup', 'verify', file], {}, { input: `${identity}\n` })
    expect(stranger.code).toBe(1)
    expect(stranger.err).toContain('Khoá này không mở được bản sao lưu')
  }, 120_000)

  test('it comes back on an empty machine, with the ledger sound', async () => {
    const { code, out, err } = await runKhien(
      ['--json', 'restore', file, '--identity', identityFile],
      empty.env,
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const told = Restored.parse(JSON.parse(out))
    expect(told.ledger.sound).toBe(true)
    expect(told.ledger.anchors).toBeGreaterThan(0)
    const twice = await runKhien(['restore', file, '--identity', identityFile], empty.env)
    expect(twice.code).toBe(1)
    expect(twice.err).toContain('còn trống')
    const verified = await runKhien(['--json', 'audit', 'verify'], empty.env)
    expect(JSON.parse(verified.out)).toMatchObject({ sound: true })
  }, 180_000)

  test('there a member signs in and opens the report and its file; its reporter, and all who were told before, follow theirs', async () => {
    again = await startProcess(empty.env)
    // A session of the old machine opens nothing here.
    const old = new Browser(overHttp(again.url))
    for (const [name, value] of officer.cookies) old.cookies.set(name, value)
    expect((await old.get('/console/reports')).url).toContain('/sign-in')
    const receiver = await officerAt(again.url)
    const { html } = await receiver.get(`/console/search?q=${story.locator}`)
    const path = /\/console\/reports\/[0-9a-f-]{36}/.exec(html)?.[0] ?? ''
    const report = await receiver.get(`${path}?reason=triage`)
    expect(report.html).toContain(words.narrative)
    const fileId = /\/console\/files\/([0-9a-f-]{36})/.exec(report.html)?.[1] ?? ''
    const { html: bytes, status } = await receiver.get(`/console/files/${fileId}?reason=triage&as=file`)
    expect(status).toBe(200)
    expect(bytes).toContain(words.file)
    for (const receipt of [story, ...before]) expect(await opens(again.url, receipt)).toBe(true)
    const caseWorker = await officerAt(again.url, 'canbo')
    const cases = await caseWorker.get('/console/cases/all')
    const casePath = /\/console\/cases\/[0-9a-f-]{36}/.exec(cases.html)?.[0] ?? ''
    expect((await caseWorker.get(`${casePath}?reason=case-work`)).status).toBe(200)
    expect((await (await officerAt(again.url, 'congan')).get('/console/referrals')).status).toBe(200)
  }, 180_000)

  const typed = ({ head, rows }: z.infer<typeof Sheet>): string => `${[head, ...rows].join('\n')}\n`
  const Sheet = z.object({ head: z.string(), rows: z.array(z.string()) })
  const Split = z.object({ sheets: z.array(Sheet).length(3), recipient: z.string() })

  test('two of three sheets open a backup, one does not, and a wrong digit is named with its sheet and row', async () => {
    await again?.stop()
    const { out } = await runKhien(['--json', 'recovery-key', 'create', '--replace', '--split'], empty.env)
    expect(out).not.toContain('AGE-SECRET-KEY')
    const [a, b, c] = Split.parse(JSON.parse(out)).sheets
    if (a === undefined || b === undefined || c === undefined) throw new Error('three sheets')
    const second = join(shelf, 'two.tar.age')
    // No server runs on the embedded folder now: the command opens it itself.
    const { code } = await runKhien(['backup', '--out', second], empty.env)
    expect(code).toBe(0)
    const verify = (input: string) => runKhien(['backup', 'verify', second], {}, { input })
    expect((await verify(`${typed(a)}${typed(c)}`)).code).toBe(0)
    expect((await verify(typed(a))).code).toBe(1)
    const mistyped = {
      ...c,
      rows: c.rows.with(
        3,
        (c.rows[3] ?? '').replace(/./, (d) => String((Number(d) + 1) % 10)),
      ),
    }
    const wrong = await verify(`${typed(b)}${typed(mistyped)}`)
    expect(wrong.code).toBe(1)
    expect(wrong.err).toContain('Tờ 3, hàng 4')
  }, 180_000)
})

test('without a recovery key there is no backup, and it says how to make one', async () => {
  const machine = await newMachine()
  try {
    const nothing = await runKhien(['backup', '--out', join(machine.folder, 'x.age')], machine.env)
    expect(nothing.code).toBe(1)
    expect((await runKhien(['migrate'], machine.env)).code).toBe(0)
    const { code, err } = await runKhien(['backup', '--out', join(machine.folder, 'x.age')], machine.env)
    expect(code).toBe(1)
    expect(err).toContain('khien recovery-key create')
    expect(existsSync(join(machine.folder, 'x.age'))).toBe(false)
  } finally {
    await machine.drop()
  }
}, 120_000)
