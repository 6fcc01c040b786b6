import { expect, test } from 'vitest'
import { migrations } from './migrate.ts'

/** The first migration after the schema was last changed without a release to protect. */
const firstReleased = '0016'

/** What breaks the release that still runs while the new one starts. */
const breaking: readonly (readonly [RegExp, string])[] = [
  [/\bdrop\s+(table|column|schema|view)\b/i, 'takes away what the previous release reads'],
  [/\brename\s+(to|column|constraint)\b/i, 'renames what the previous release reads'],
  [/\balter\s+column\s+\w+\s+(set\s+data\s+)?type\b/i, 'changes a type under the previous release'],
  [/\bset\s+not\s+null\b/i, 'refuses rows the previous release writes'],
  [
    /\badd\s+column\s+(?:(?!default)[^,])*\bnot\s+null\b(?!\s+default)(?:(?!default)[^,])*$/i,
    'refuses rows the previous release writes',
  ],
]

/** A migration that takes away says which one added, at least a release before: `contract of 0016-…`. */
const contract = /contract of (\d{4})-/i

const problemsOf = (name: string, why: string, up: readonly string[]): readonly string[] => {
  const added = contract.exec(why)?.[1]
  if (added !== undefined && added < name.slice(0, 4)) return []
  return up.flatMap((statement) =>
    breaking.flatMap(([shape, problem]) => (shape.test(statement) ? [`${name}: ${problem}`] : [])),
  )
}

test('each migration leaves the previous release running: it adds, or says what it contracts', () => {
  const problems = migrations
    .filter(({ name }) => name >= firstReleased)
    .flatMap(({ name, why, up }) => problemsOf(name, why, up))
  expect(problems).toEqual([])
})

test.each([
  'alter table a.b drop column c',
  'drop table a.b',
  'alter table a.b rename column c to d',
  'alter table a.b alter column c type bigint',
  'alter table a.b alter column c set not null',
  'alter table a.b add column c text not null',
])('“%s” would be found', (statement) => {
  expect(problemsOf('0099-x', 'Some reason.', [statement])).toHaveLength(1)
  expect(problemsOf('0099-x', 'The contract of 0050-y, a release ago.', [statement])).toEqual([])
})

test.each([
  'alter table a.b add column c text',
  'alter table a.b add column c bool not null default false',
  `create table a.b (c text not null)`,
])('“%s” is no problem', (statement) => {
  expect(problemsOf('0099-x', 'Some reason.', [statement])).toEqual([])
})

test('every migration says why, in order, once', () => {
  const names = migrations.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)].sort())
  for (const { why } of migrations) expect(why.length).toBeGreaterThan(20)
})
