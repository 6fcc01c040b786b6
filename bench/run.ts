// `npm run bench`: real program, real PostgreSQL with its durable defaults, loopback only, bounded in time.
import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import autocannon from 'autocannon'
import { benchImages } from './images.ts'
import { type Load, loadFor } from './load.ts'
import { startPostgres } from './postgres.ts'
import { type BenchServer, khien, scratchFolder, startServer } from './server.ts'
import { note, printTable } from './table.ts'
import { benchText } from './text.ts'

const password = 'dung-thu-khien-2026'
const quick = process.argv.includes('--quick')
const seconds = quick ? 4 : 10
const many = quick ? 20_000 : 100_000

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`

const submit = async (server: BenchServer): Promise<boolean> => {
  const answer = await fetch(`${server.url}/api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      narrative: 'Có người lạ nhắn tin cho em. '.repeat(20),
      reporter: 'child',
      ageBand: '11-15',
    }),
  })
  return answer.status === 201 && (await answer.text()).includes('"secret"')
}

const measureSubmission = async (server: BenchServer): Promise<void> => {
  await loadFor(4, 2, () => submit(server))
  const runs: Load[] = []
  for (const clients of [4, 8, 16, 32, 50]) runs.push(await loadFor(clients, seconds, () => submit(server)))
  const slowest = Math.min(...runs.map(({ done, errors, seconds: time }) => (done - errors) / time))
  const errors = runs.reduce((sum, run) => sum + run.errors, 0)
  note(
    'submission, sustained, worst of 4–50 clients',
    `${slowest.toFixed(1)} reports/s`,
    '≥ 8 reports/s',
    slowest >= 8,
  )
  note('submission, errors at 4–50 clients', String(errors), '0', errors === 0)
  const p95 = runs[0]?.p95 ?? Number.POSITIVE_INFINITY
  note('submission, p95 at 4 clients', ms(p95), '< 1 s', p95 < 1_000)
  console.error(
    runs
      .map(
        (run) =>
          `  ${run.clients} clients: ${(run.done / run.seconds).toFixed(1)}/s p50 ${ms(run.p50)} p95 ${ms(run.p95)}`,
      )
      .join('\n'),
  )
}

const signIn = async (server: BenchServer, login: string): Promise<string> => {
  const answer = await fetch(`${server.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ login, password }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  if (!cookie.includes('khien_session')) throw new Error(`sign-in failed with ${answer.status}`)
  return cookie
}

/** p95 of a console list with 8 officers asking. */
const measureList = async (server: BenchServer, path: string): Promise<number> => {
  const cookie = await signIn(server, 'canbo')
  const ask = async () => {
    const answer = await fetch(server.url + path, { headers: { cookie } })
    const html = await answer.text()
    return answer.status === 200 && html.includes('data-row')
  }
  await loadFor(8, 2, ask)
  const run = await loadFor(8, seconds, ask)
  if (run.errors > 0) throw new Error(`${path}: ${run.errors} wrong answers`)
  return run.p95
}

const measureHome = async (url: string): Promise<void> => {
  const answer = await autocannon({
    url: `${url}/`,
    connections: 16,
    duration: seconds,
    headers: { 'accept-encoding': 'gzip' },
  })
  const rate = answer.requests.average
  note(
    'portal home, one core',
    `${Math.round(rate)} requests/s`,
    '≥ 1,500 requests/s',
    rate >= 1_500 && answer.non2xx === 0,
  )
}

const measurePages = async (url: string): Promise<void> => {
  let largest = 0
  let scripts = 0
  for (const path of ['/', '/report', '/follow', '/privacy', '/help']) {
    const html = await fetch(url + path, { headers: { 'accept-encoding': 'identity' } }).then((answer) =>
      answer.text(),
    )
    const assets = [...html.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((match) => match[1] ?? '')
    let bytes = 0
    for (const asset of ['', ...assets]) {
      const target = asset === '' ? path : asset
      bytes += Number(
        execFileSync('curl', [
          '-s',
          '--compressed',
          '-H',
          'accept-encoding: gzip',
          '-o',
          '/dev/null',
          '-w',
          '%{size_download}',
          url + target,
        ]).toString(),
      )
    }
    scripts += html.includes('<script>') ? 1 : 0
    largest = Math.max(largest, bytes)
  }
  note(
    'portal pages, largest with styles and islands',
    `${(largest / 1024).toFixed(1)} KB compressed`,
    '≤ 30 KB',
    largest <= 30 * 1024,
  )
  note('portal pages, inline scripts', String(scripts), '0', scripts === 0)
}

const machine = (): string =>
  [
    `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node ${process.version}`,
    execFileSync('psql', ['--version']).toString().trim(),
    new Date().toISOString().slice(0, 10),
  ].join(' · ')

const onPostgres = async (): Promise<void> => {
  const postgres = await startPostgres()
  const data = scratchFolder()
  const env = { DATABASE_URL: postgres.url, KHIEN_DATA: data.path, KHIEN_EVALUATION: 'true' }
  try {
    let server = await startServer(env)
    await measureSubmission(server)
    const { now, peak } = server.memory()
    note('memory on PostgreSQL after that load', `${now} MB (peak ${peak})`, '< 250 MB', now < 250)
    await server.stop()

    const lists = ['/console/reports', '/console/cases?tab=all'] as const
    khien(['seed', '--cases', '1000'], env)
    server = await startServer(env)
    const small: number[] = []
    for (const path of lists) small.push(await measureList(server, path))
    await server.stop()
    khien(['seed', '--cases', String(many)], env)
    server = await startServer(env)
    for (const [index, path] of lists.entries()) {
      const large = await measureList(server, path)
      const before = small[index] ?? 0
      note(`${path}, p95, 8 clients, ${many.toLocaleString('en')} cases`, ms(large), '< 100 ms', large < 100)
      note(
        `${path}, ratio to 1,000 cases (${ms(before)})`,
        (large / before).toFixed(2),
        '≤ 1.5',
        large / before <= 1.5,
      )
    }
    await server.stop()
  } finally {
    postgres.stop()
    data.remove()
  }
}

const onEmbedded = async (): Promise<void> => {
  const data = scratchFolder()
  try {
    const first = await startServer({ KHIEN_DATA: data.path })
    note(
      'first start with seed, embedded',
      `${(first.readyIn / 1000).toFixed(1)} s`,
      '≤ 30 s',
      first.readyIn <= 30_000,
    )
    await first.stop()
    const second = await startServer({ KHIEN_DATA: data.path }, 0)
    note('later start, embedded', `${(second.readyIn / 1000).toFixed(1)} s`, '≤ 6 s', second.readyIn <= 6_000)
    await measurePages(second.url)
    await measureHome(second.url)
    await loadFor(4, seconds, () => submit(second))
    const { now, peak } = second.memory()
    note('memory, embedded, after load', `${now} MB (peak ${peak})`, '< 600 MB', now < 600)
    await second.stop()
  } finally {
    data.remove()
  }
}

/** Some of it: `npm run bench -- text images`. */
const parts = { embedded: onEmbedded, postgres: onPostgres, text: benchText, images: benchImages } as const
const named = process.argv.slice(2).filter((word) => !word.startsWith('-'))

console.log(`${machine()}\n`)
for (const [name, run] of Object.entries(parts)) if (named.length === 0 || named.includes(name)) await run()
process.exitCode = printTable() ? 0 : 1
