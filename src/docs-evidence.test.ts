import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { root } from './app/assets.ts'

// What we say of our safety names a test or a file for each claim; a claim whose test is gone must not stand.

const states = ['met', 'partly', 'gap', 'operator', 'n/a'] as const
type State = (typeof states)[number]

/** A line of the table: `| 1.2.4 | subject | 1 | met | evidence |`. */
interface Line {
  readonly chapter: string
  readonly number: string
  readonly subject: string
  readonly level: string
  readonly state: string
  readonly evidence: string
}

const read = (name: string): string => readFileSync(join(root, name), 'utf8')

const cellsOf = (row: string): readonly string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

const linesOf = (text: string): readonly Line[] =>
  text.split(/^## /m).flatMap((part) => {
    const chapter = /^\d+/.exec(part)?.[0] ?? ''
    return part
      .split('\n')
      .filter((row) => /^\| \d/.test(row))
      .map((row) => {
        const [number = '', subject = '', level = '', state = '', evidence = ''] = cellsOf(row)
        return { chapter, number, subject, level, state, evidence }
      })
  })

/** Paths in backticks, below a folder of ours; anything else in backticks is a word of the text. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:src|test|docs|ops|bench|scripts|detection|locales)\/[^`]*)`/g)].map(
    ([, path = '']) => path,
  )

const gone = (text: string): readonly string[] =>
  pathsIn(text).filter((path) => !existsSync(join(root, path)))

/** The numbers of levels 1 and 2 in their order, with the level: section → the levels of its requirements. */
const wanted = Object.entries(
  z.record(z.string(), z.string()).parse(JSON.parse(read('test/asvs/levels.json'))),
).flatMap(([section, levels]) => [...levels].map((level, index) => [`${section}.${index + 1}`, level]))

const isState = (text: string): text is State => states.some((state) => state === text)
/** Whoever says `met` shows it; whoever says less says what is missing, or why it is not ours. */
const unsupported = ({ state, evidence }: Line): boolean =>
  state === 'met' ? pathsIn(evidence).length === 0 : !/\p{L}{2}/u.test(evidence.replace(/`[^`]*`/g, ''))

const counted = (lines: readonly Line[]): Readonly<Record<string, number>> => ({
  ...Object.fromEntries(states.map((state) => [state, lines.filter((line) => line.state === state).length])),
  all: lines.length,
})
const said = (text: string): Readonly<Record<string, number>> =>
  Object.fromEntries([...text.matchAll(/^\| (\S+) \| (\d+) \|$/gm)].map(([, state, n]) => [state, Number(n)]))

describe('the ASVS table', () => {
  const text = read('docs/asvs.md')
  const lines = linesOf(text)

  test('has each requirement of levels 1 and 2 once, in order, under its chapter', () => {
    expect(wanted).toHaveLength(253)
    expect(lines.map(({ number, level }) => [number, level])).toEqual(wanted)
    expect(lines.filter(({ number, chapter }) => number.split('.')[0] !== chapter)).toEqual([])
  })

  test('says of each in few words one of the known states, and shows it', () => {
    const wrong = lines.filter(
      (line) => !isState(line.state) || unsupported(line) || line.subject.split(' ').length > 10,
    )
    expect(wrong).toEqual([])
  })

  test('counts right', () => {
    expect(said(text)).toEqual(counted(lines))
  })
})

describe('the threat model', () => {
  const claims = read('docs/threat-model.md')
    .split('\n')
    .filter((row) => row.startsWith('| ') && !/^\| (A\d+|\||Claim)/.test(row))
    .map(cellsOf)
    .filter((cells) => cells.length === 4)

  test('names a test for each claim', () => {
    expect(claims.length).toBeGreaterThan(15)
    const bare = claims.filter(
      ([, , , shown = '']) => !pathsIn(shown).some((path) => /\.test\.tsx?$/.test(path)),
    )
    expect(bare).toEqual([])
  })
})

/** The threat model speaks of row-level security already; its test is owed until its decision is here, and not a day longer. */
const owed = existsSync(join(root, 'docs/decisions/0016-row-level-security.md'))
  ? []
  : ['test/promises/row-level.test.ts']

test.each([
  ['docs/asvs.md', []],
  ['docs/protection.md', []],
  ['docs/threat-model.md', owed],
])('%s names only what is there', (name, missing) => {
  const text = read(name)
  expect(pathsIn(text).length).toBeGreaterThan(15)
  expect(gone(text)).toEqual(missing)
})

describe('this checker', () => {
  const row = (state: string, evidence: string): Line => ({
    chapter: '1',
    number: '1.1.1',
    subject: 'x',
    level: '1',
    state,
    evidence,
  })

  test('finds a test that is gone, and only paths of ours', () => {
    expect(gone('`src/app/web.tsx` `src/gone.test.ts` `no-store` `/metrics`')).toEqual(['src/gone.test.ts'])
  })

  test('wants evidence for what is met and words for what is not', () => {
    expect(unsupported(row('met', 'of course'))).toBe(true)
    expect(unsupported(row('met', '`src/app/web.tsx`'))).toBe(false)
    expect(unsupported(row('partly', '`src/app/web.tsx`'))).toBe(true)
    expect(unsupported(row('gap', 'no list yet'))).toBe(false)
  })
})
