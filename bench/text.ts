import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import AhoCorasick from 'modern-ahocorasick'
import { openEngine } from '../src/detection/model/engine.ts'
import { compileRules } from '../src/detection/model/rules/compile.ts'
import { buildScanner } from '../src/detection/model/scan/scanner.ts'
import { normalise, textOf } from '../src/detection/model/text/normalise.ts'
import { openDetectPool } from '../src/detection/store/detect-pool.ts'
import { shippedParts } from '../src/detection/store/engine-files.ts'
import { repositoryRules } from '../src/detection/store/rule-files.ts'
import { detectionFile } from '../src/detection/store/shipped-files.ts'
import { readRiskLines } from '../src/detection/store/training-files.ts'
import { note } from './table.ts'

/** Rows of the riskset, in the order of the files: messages for comments, everything for pages. */
const lines = readRiskLines(detectionFile('riskset'))
const messages = lines.filter(({ kind, text }) => kind === 'message' && text.length < 160)
const comments = messages.map(({ text }) => text)

/** Texts, scanner, rules, threads and peers: all figures against what was promised. */
export const benchText = async (): Promise<void> => {
  const engine = openEngine(shippedParts(new Date()))
  benchEngine(engine)
  benchScanner()
  benchRules()
  await benchThreads()
  benchStart()
  benchPeers()
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Runs per second of `work`, which does `count` things: the median of five tries of about a second. */
const rate = (count: number, work: () => void): number => {
  work()
  return median(
    Array.from({ length: 5 }, () => {
      const started = performance.now()
      let rounds = 0
      do {
        work()
        rounds++
      } while (performance.now() - started < 800)
      return (rounds * count * 1000) / (performance.now() - started)
    }),
  )
}

const benchEngine = (engine: ReturnType<typeof openEngine>): void => {
  const perSecond = rate(comments.length, () => {
    for (const text of comments) engine.assess(text, 'message')
  })
  const mean = comments.reduce((sum, text) => sum + text.length, 0) / comments.length
  note(
    `text engine, short comments (${mean.toFixed(0)} letters), one thread`,
    `${perSecond.toFixed(0)}/s`,
    '≥ 20,000/s',
    perSecond >= 20_000,
  )
  const page = lines
    .map(({ text }) => text)
    .join('. ')
    .slice(0, 400_000)
  const pages = Array.from({ length: 80 }, (_, i) => page.slice(i * 5000, i * 5000 + 5000))
  const bytes = pages.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const speed = (rate(bytes, () => pages.forEach((text) => void engine.assess(text, 'page'))) * 60) / 1e6
  note(
    'text engine, pages of 5,000 letters, one thread',
    `${speed.toFixed(0)} MB/min`,
    '≥ 60 MB/min',
    speed >= 60,
  )
}

/** Ten thousand phrases of one to four words taken from the riskset itself, so that they occur. */
const benchScanner = (): void => {
  const texts = lines.map(({ text }) => normalise(text))
  const plain = texts.map(textOf)
  const phrases = new Set<string>()
  for (let length = 1; length <= 4; length++)
    for (const text of plain) {
      const words = text.split(/\s+/)
      for (let i = 0; i + length <= words.length && phrases.size < 10_000; i += 7)
        phrases.add(words.slice(i, i + length).join(' '))
    }
  const whole = [...phrases].map((phrase, i) => ({
    phrase: i,
    slots: [{ options: [phrase.split(' ')], optional: false, gap: 0 }],
  }))
  const scanner = buildScanner(whole)
  const letters = plain.reduce((sum, text) => sum + text.length, 0)
  const ours = rate(letters, () => texts.forEach((text) => void scanner.scan(text)))
  const peer = new AhoCorasick([...phrases])
  const theirs = rate(letters, () => plain.forEach((text) => void peer.search(text)))
  note(
    `phrase scanner, ${phrases.size} phrases, to modern-ahocorasick (${(theirs / 1e6).toFixed(2)} M letters/s)`,
    `${(ours / 1e6).toFixed(1)} M letters/s, ${(ours / theirs).toFixed(1)} times`,
    '≥ 15 times',
    ours >= 15 * theirs,
  )
}

const benchRules = (): void => {
  const { lexicon, rules } = repositoryRules()
  const many = Array.from({ length: 500 }).flatMap((_, i) => {
    const rule = rules[i % rules.length]
    return rule === undefined ? [] : [{ ...rule, id: `rule-${i}` }]
  })
  const book = compileRules(lexicon, many)
  const texts = comments.map((text) => normalise(text))
  const perSecond = rate(texts.length, () => texts.forEach((text) => void book.read(text, 'message')))
  note(`${many.length} rules, one thread`, `${perSecond.toFixed(0)} texts/s`, '≥ 1,000/s', perSecond >= 1000)
}

const benchThreads = async (): Promise<void> => {
  const batch = comments.slice(0, 1000).map((text, id) => JSON.stringify({ id, text }))
  const rateWith = async (threads: number): Promise<number> => {
    const pool = openDetectPool(threads, new Date(), {})
    try {
      const rounds = 24
      await Promise.all(Array.from({ length: threads * 4 }, () => pool.assess(batch)))
      const started = performance.now()
      await Promise.all(Array.from({ length: rounds }, () => pool.assess(batch)))
      return (rounds * batch.length * 1000) / (performance.now() - started)
    } finally {
      await pool.close()
    }
  }
  const one = await rateWith(1)
  const two = await rateWith(Math.min(2, availableParallelism()))
  note(
    `text engine on two threads to one (${one.toFixed(0)}/s)`,
    `${two.toFixed(0)}/s, ${(two / one).toFixed(2)} times`,
    '≥ 1.8 times',
    two / one >= 1.8,
  )
}

const benchStart = (): void => {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now()
    execFileSync(
      process.execPath,
      [join(import.meta.dirname, '../dist/src/app/cli.js'), 'detect', '--json'],
      { input: '{"id":1,"text":"a"}\n' },
    )
    return performance.now() - started
  })
  note(
    'start of `khien detect`, one line',
    `${median(times).toFixed(0)} ms`,
    '< 1,000 ms',
    median(times) < 1000,
  )
}

/** Debian's fastText on the same rows: trained on them, then asked for probabilities, start-up taken off. */
const benchPeers = (): void => {
  const fasttext = '/usr/bin/fasttext'
  if (!existsSync(fasttext)) {
    console.error('skip fasttext: not installed (apt package fasttext)')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'khien-bench-'))
  try {
    const rows = comments.map((text) => text.replace(/\s+/g, ' '))
    const labelled = rows.map((text, i) => `__label__${messages[i]?.labels[0] ?? 'none'} ${text}`)
    writeFileSync(join(folder, 'train.txt'), `${labelled.join('\n')}\n`)
    const many = Array.from({ length: 40 }, () => rows.join('\n')).join('\n')
    writeFileSync(join(folder, 'rows.txt'), `${many}\n`)
    writeFileSync(join(folder, 'none.txt'), 'a\n')
    const run = (...args: string[]): number => {
      const started = performance.now()
      const { status } = spawnSync(fasttext, args, { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] })
      if (status !== 0) throw new Error(`fasttext ${args[0]} ended with ${status}`)
      return performance.now() - started
    }
    run(
      'supervised',
      '-input',
      'train.txt',
      '-output',
      'model',
      '-wordNgrams',
      '2',
      '-minn',
      '2',
      '-maxn',
      '5',
      '-thread',
      '1',
      '-epoch',
      '3',
    )
    const times = [0, 1, 2].map(
      () =>
        run('predict-prob', 'model.bin', 'rows.txt', '1') - run('predict-prob', 'model.bin', 'none.txt', '1'),
    )
    const theirs = (rows.length * 40 * 1000) / Math.max(1, median(times))
    const engine = openEngine(shippedParts(new Date()))
    const ours = rate(rows.length, () => rows.forEach((text) => void engine.assess(text, 'message')))
    note(
      `text engine to fasttext predict-prob with letters 2–5 (${theirs.toFixed(0)}/s)`,
      `${ours.toFixed(0)}/s, ${(ours / theirs).toFixed(2)} times`,
      '≥ 3 times',
      ours >= 3 * theirs,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
