import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import AhoCorasick from 'modern-ahocorasick'
import { openEngine } from '../src/detection/model/engine.ts'
import { compileRules } from '../src/detection/model/rules/compile.ts'
import { buildScanner } from '../src/detection/model/scan/scanner.ts'
import { normalise, textOf } from '../src/detection/model/text/normalise.ts'
import { backtest } from '../src/detection/store/backtest.ts'
import { openDetectPool } from '../src/detection/store/detect-pool.ts'
import { shippedParts } from '../src/detection/store/engine-files.ts'
import { repositoryRules } from '../src/detection/store/rule-files.ts'
import { detectionFile } from '../src/detection/store/shipped-files.ts'
import { readRiskLines } from '../src/detection/store/training-files.ts'
import { benchPeers } from './peers.ts'
import { median, rate } from './rate.ts'
import { note } from './table.ts'

/** Rows of the riskset, in the order of the files: messages for comments, everything for pages. */
const lines = readRiskLines(detectionFile('riskset'))
const messages = lines.filter(({ kind, text }) => kind === 'message' && text.length < 160)
const comments = messages.map(({ text }) => text)

/** Texts, scanner, rules, threads and peers: all figures against what was promised. */
export const benchText = async (): Promise<void> => {
  const engine = openEngine(shippedParts(new Date()))
  benchEngine(engine)
  for (const shortest of [1, 2]) benchScanner(shortest)
  benchRules()
  await benchThreads()
  await benchBacktest()
  benchStart()
  benchPeers(messages)
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

/** Ten thousand phrases taken from the riskset itself, so that they occur: whole sayings, and with single words among them. */
const benchScanner = (shortest: number): void => {
  const texts = lines.map(({ text }) => normalise(text))
  const plain = texts.map(textOf)
  const phrases = new Set<string>()
  for (let length = shortest; length <= 4; length++)
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
  const hits = texts.reduce((sum, text) => sum + scanner.scan(text).length, 0)
  const ours = rate(letters, () => texts.forEach((text) => void scanner.scan(text)))
  const peer = new AhoCorasick([...phrases])
  const theirs = rate(letters, () => plain.forEach((text) => void peer.search(text)))
  note(
    `phrase scanner, ${phrases.size} phrases of ${shortest} to 4 words, ${((hits * 1000) / letters).toFixed(1)} hits in 1,000 letters, to modern-ahocorasick (${(theirs / 1e6).toFixed(2)} M letters/s)`,
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
      const rounds = 60
      await Promise.all(Array.from({ length: threads * 20 }, () => pool.assess(batch)))
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

/** One rule over a fifth of a million stored texts on both cores; the promise is for a million. */
const benchBacktest = async (): Promise<void> => {
  const { lexicon, rules } = repositoryRules()
  const rule = rules[0]
  if (rule === undefined) throw new Error('no rule')
  const others = rules.slice(1).filter(({ label }) => label === rule.label)
  const count = 200_000
  const texts = Array.from({ length: count }, (_, i) => {
    const { text, kind } = lines[i % lines.length] ?? { text: '', kind: 'message' as const }
    return { source: 'bench', kind, text: `${text} ${i}` }
  })
  const started = performance.now()
  await backtest({ lexicon, rule, others }, texts, { threads: 2 })
  const seconds = (performance.now() - started) / 1000
  note(
    `backtest of one rule beside ${others.length} others, ${count} texts, two threads; for a million`,
    `${((seconds * 1e6) / count).toFixed(0)} s`,
    '< 60 s',
    (seconds * 1e6) / count < 60,
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
