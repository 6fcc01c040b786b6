import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildHashIndex, buildScan, matchRadius } from '../src/detection/model/images/hash-index.ts'
import type { Pixels } from '../src/detection/model/images/luma.ts'
import { pdqHash } from '../src/detection/model/images/pdq.ts'
import { examineLinks } from '../src/detection/model/links/examine-links.ts'
import { openHostList } from '../src/detection/model/links/host-list.ts'
import { openHashPool } from '../src/detection/store/hash-pool.ts'
import { type HashKind, type HashSet, makeHashes } from './image-hashes.ts'
import { note } from './table.ts'

/** Hashing, searching and links: all figures against what was promised. */
export const benchImages = async (rows = 1_000_000): Promise<void> => {
  benchHashing()
  await benchHashPool()
  for (const kind of ['random', 'clustered'] as const) benchSearch(kind, rows)
  benchLinks()
}

/** PDQ of a 1600 × 1004 picture that is decoded already, one thread. */
export const benchHashing = (): void => {
  const pixels = testPicture(1600, 1004)
  const rate = perSecond(3, () => pdqHash(pixels))
  note('PDQ hash without decoding, one thread', `${rate.toFixed(0)} hashes/s`, '≥ 100 hashes/s', rate >= 100)
}

/** Whole files, decoded and hashed, by one thread and by as many as there are cores. */
export const benchHashPool = async (): Promise<void> => {
  const file = readFileSync(join(import.meta.dirname, '../test/fixtures/pdq/square-128x128.jpg'))
  const rateWith = async (threads: number): Promise<number> => {
    const pool = openHashPool(threads)
    try {
      await Promise.all(Array.from({ length: threads * 20 }, () => pool.hash(file)))
      const started = performance.now()
      await Promise.all(Array.from({ length: 400 }, () => pool.hash(file)))
      return 400_000 / (performance.now() - started)
    } finally {
      await pool.close()
    }
  }
  const cores = availableParallelism()
  const one = await rateWith(1)
  const many = await rateWith(cores)
  note(
    `files decoded and hashed with eight turns, ${cores} threads to 1 (${one.toFixed(0)}/s)`,
    `${many.toFixed(0)}/s, ${(many / one).toFixed(2)} times`,
    `≥ ${(cores * 0.6).toFixed(1)} times`,
    many / one >= cores * 0.6,
  )
}

export const benchSearch = (kind: HashKind, rows: number): void => {
  const set = makeHashes(kind, rows, 4000)
  const started = performance.now()
  const index = buildHashIndex(set.words)
  const build = (performance.now() - started) / 1000
  for (const query of set.queries.slice(0, 1000)) index.search(query, matchRadius)
  let candidates = 0
  let matches = 0
  const cpu = process.cpuUsage()
  const from = performance.now()
  for (const query of set.queries) {
    matches += index.search(query, matchRadius).length
    candidates += index.stats().lastCandidates
  }
  const rate = set.queries.length / ((performance.now() - from) / 1000)
  const perCpu = set.queries.length / (process.cpuUsage(cpu).user / 1e6)
  const { slots, bytes } = index.stats()
  note(
    `exact search within 31 bits, ${rows.toLocaleString('en')} ${kind} hashes, one thread`,
    `${rate.toFixed(0)} queries/s`,
    '≥ 3,000 queries/s',
    rate >= 3000,
  )
  console.error(
    `  ${perCpu.toFixed(0)} queries per CPU second, ${(candidates / set.queries.length).toFixed(0)} candidates and ${(matches / set.queries.length).toFixed(2)} matches a query, ${slots} slots, ${(bytes / 1e6).toFixed(0)} MB, built in ${build.toFixed(1)} s`,
  )
  const scan = buildScan(set.words)
  const checked = set.queries.slice(0, 60)
  const wrong = checked.filter(
    (query) =>
      JSON.stringify(index.search(query, matchRadius)) !== JSON.stringify(scan.search(query, matchRadius)),
  ).length
  note(`  answers unlike walking through all rows, of ${checked.length}`, String(wrong), '0', wrong === 0)
  besideFaiss(kind, set, rate, matches)
}

interface FaissRun {
  readonly name: string
  readonly rate: number
  readonly queries: number
  readonly matches: number
}

const besideFaiss = (kind: HashKind, { words, queries }: HashSet, rate: number, matches: number): void => {
  const runs = runFaiss(words, queries)
  if (runs === undefined) {
    console.error(`  SKIPPED: FAISS beside it (${kind}); Debian's python3-faiss is not installed`)
    return
  }
  for (const run of runs) {
    note(
      `  times FAISS 1.7.3 ${run.name}, ${kind} (${run.rate.toFixed(0)} queries/s)`,
      (rate / run.rate).toFixed(1),
      '≥ 10',
      rate / run.rate >= 10,
    )
    if (run.queries === queries.length && run.matches !== matches)
      note(`  matches of ${run.name}`, String(run.matches), String(matches), false)
  }
}

const runFaiss = (words: Uint32Array, queries: readonly Uint32Array[]): readonly FaissRun[] | undefined => {
  const python = ['python3', '/usr/bin/python3'].find(
    (each) => spawnSync(each, ['-c', 'import faiss'], { stdio: 'ignore' }).status === 0,
  )
  if (python === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'khien-faiss-'))
  try {
    const files = [join(folder, 'rows'), join(folder, 'queries')]
    writeFileSync(files[0] ?? '', new Uint8Array(words.buffer))
    writeFileSync(files[1] ?? '', Buffer.concat(queries.map((query) => new Uint8Array(query.buffer))))
    const { stdout } = spawnSync(python, [join(import.meta.dirname, 'beside_faiss.py'), ...files], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    return stdout
      .toString()
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .map((line): FaissRun => JSON.parse(line))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const benchLinks = (): void => {
  const list = openHostList([])
  const now = new Date()
  const plain =
    'Chị ơi. Hôm nay em đi học về... bạn em nhắn tin rủ em đi chơi, em không biết có nên đi không ạ?'
  const linked = `${plain} Bạn gửi https://shopee-vn.top/qua?x=1 nữa.`
  const without = perSecond(2, () => examineLinks(plain, list, now))
  note('texts without a link', `${without.toFixed(0)}/s`, '≥ 20,000/s', without >= 20_000)
  const within = perSecond(2, () => examineLinks(linked, list, now))
  console.error(`  texts with one link: ${within.toFixed(0)}/s`)
}

const perSecond = (seconds: number, work: () => unknown): number => {
  for (let warm = 0; warm < 20; warm += 1) work()
  let done = 0
  const started = performance.now()
  while (performance.now() - started < seconds * 1000) {
    work()
    done += 1
  }
  return done / ((performance.now() - started) / 1000)
}

const testPicture = (width: number, height: number): Pixels => ({
  data: Uint8Array.from(
    { length: width * height * 3 },
    (_, at) => (at * 7 + Math.floor(at / 4801) * 13) & 255,
  ),
  width,
  height,
  channels: 3,
})
