import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

// The two laws of DESIGN.md §1 on the real import graph, and the checks on the checker itself further down.

const toolRooms = ['kit', 'db', 'seal', 'action', 'ui']
const featureRooms =
  'law agencies accounts audit crowd detection intake cases referrals retention removals watch publish learn documents oversight visits portal console api'
const rooms = [...toolRooms, ...featureRooms.split(' '), 'app']

/** Path under src (`cases/model.ts`) → text. Tests are left out; READMEs are in. */
type Sources = Readonly<Record<string, string>>
interface Import {
  readonly from: string
  /** A path under src, or a package. `?` where the code does not name what it imports. */
  readonly to: string
  readonly inside: boolean
  readonly typeOnly: boolean
}

const floors: readonly (readonly [RegExp, number])[] = [
  [/^(model(\.ts|\/.+)|events\.ts)$/, 0],
  [/^table\.ts$/, 1],
  [/^store(\.ts|\/.+)$/, 2],
  [/^(actions|pages)\/.+$/, 3],
  [/^(routes(\.tsx?|\/.+)|jobs\.ts)$/, 4],
]

const roomOf = (file: string): string => file.split('/')[0] ?? ''
const place = (file: string): number => rooms.indexOf(roomOf(file))
const isFeature = (file: string): boolean => place(file) >= toolRooms.length && roomOf(file) !== 'app'
const floorOf = (file: string): number | undefined =>
  floors.find(([name]) => name.test(file.slice(roomOf(file).length + 1)))?.[1]
const isCode = (file: string): boolean => /\.tsx?$/.test(file)
const lines = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n')

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')

const fromClause = /\bfrom\s*(['"])([^'"\n]+)\1/g
const bare = /^[ \t]*import\s*(['"])([^'"\n]+)\1/gm
const called = /\b(?:import|require)\(\s*(['"])([^'"\n]+)\1|\bnew URL\(\s*(['"])(\.[^'"\n]+\.tsx?)\3/g
const unnamed = /\b(?:import|require)\(\s*[^'"\s)]/g

const saysType = (before: string): boolean =>
  /^\w+\s+type\b/.test(before.slice(Math.max(before.lastIndexOf('import '), before.lastIndexOf('export '))))

/** Takes every `from '…'`, however the statement around it is written: rather one import too many than one unseen. */
const importsOf = (from: string, source: string): readonly Import[] => {
  const text = withoutComments(source)
  const one = (name: string, typeOnly = false): Import =>
    name.startsWith('.')
      ? { from, to: posix.join(posix.dirname(from), name), inside: true, typeOnly }
      : { from, to: name, inside: false, typeOnly }
  return [
    ...[...text.matchAll(fromClause)].map((found) =>
      one(found[2] ?? '?', saysType(text.slice(0, found.index))),
    ),
    ...[...text.matchAll(bare)].map((found) => one(found[2] ?? '?')),
    ...[...text.matchAll(called)].map((found) => one(found[2] ?? found[4] ?? '?')),
    ...[...text.matchAll(unnamed)].map(() => one('?')),
  ]
}

const allImports = (sources: Sources): readonly Import[] =>
  Object.entries(sources).flatMap(([file, text]) => (isCode(file) ? importsOf(file, text) : []))
/** Imports of our own rooms; what lies beside src (locales, package.json) has no room and no floor. */
const inner = (sources: Sources): readonly Import[] =>
  allImports(sources).filter((link) => link.inside && !link.to.startsWith('..'))
const code = (sources: Sources): readonly (readonly [string, string])[] =>
  Object.entries(sources).filter(([f]) => isCode(f))

const isTableList = ({ from, to, typeOnly }: Import): boolean =>
  from === 'db/tables.ts' && typeOnly && to.endsWith('/table.ts')

/** What each rule finds wrong, as lines a person can act on. */
const rules = {
  'every file stands in a known room, on a known floor': (sources) =>
    code(sources)
      .filter(([file]) => place(file) < 0 || (isFeature(file) && floorOf(file) === undefined))
      .map(([file]) => file),

  'no file imports a higher floor': (sources) =>
    inner(sources)
      .filter(({ from, to }) => isFeature(from) && isFeature(to) && (floorOf(to) ?? 0) > (floorOf(from) ?? 4))
      .map(({ from, to }) => `${from} → ${to}`),

  'no file imports a room to its right': (sources) =>
    inner(sources)
      .filter((link) => place(link.to) > place(link.from) && !isTableList(link))
      .map(({ from, to }) => `${from} → ${to}`),

  'another room is entered by its model, events, store or actions only': (sources) =>
    inner(sources)
      .filter(
        (link) => roomOf(link.from) !== roomOf(link.to) && roomOf(link.from) !== 'app' && !isTableList(link),
      )
      .filter(({ to }) => isFeature(to) && !/^[^/]+\/(model|events|store|actions)(\.|\/)/.test(to))
      .map(({ from, to }) => `${from} → ${to}`),

  'no imports in a circle': (sources) => circles(inner(sources)),

  'every import names what it imports': (sources) =>
    allImports(sources)
      .filter(({ to }) => to === '?')
      .map(({ from }) => from),

  'database drivers stay in app and db, sealing libraries in seal': (sources) =>
    allImports(sources)
      .filter(
        ({ from, to }) =>
          (owners.find(([name]) => name.test(to))?.[1] ?? [roomOf(from)]).includes(roomOf(from)) === false,
      )
      .map(({ from, to }) => `${from} → ${to}`),

  'only app reads the environment': (sources) =>
    code(sources)
      .filter(
        ([file, text]) =>
          roomOf(file) !== 'app' &&
          /\bprocess\s*(\?*\.\s*env|\[)|import\.meta\.env|['"](node:)?process['"]/.test(
            withoutComments(text),
          ),
      )
      .map(([file]) => file),

  'dates and numbers are written by kit/format, not by the process locale': (sources) =>
    code(sources)
      .filter(([, text]) => /\.toLocale(Date|Time)?String\(/.test(withoutComments(text)))
      .map(([file]) => file),

  'no drawer for odds and ends': (sources) =>
    code(sources)
      .filter(([file]) => /(^|[/.-])(utils?|misc|helpers?)([/.-])/.test(file))
      .map(([file]) => file),

  'no file over 300 lines, save data': (sources) =>
    code(sources)
      .filter(([, text]) => lines(text).length > 300 && !isData(text))
      .map(([file, text]) => `${file}: ${lines(text).length}`),

  'every room has a README of at most 30 lines': (sources) =>
    rooms.flatMap((room) => {
      if (!code(sources).some(([file]) => roomOf(file) === room)) return []
      const readme = sources[`${room}/README.md`]
      if (readme === undefined) return [`${room}: none`]
      const count = lines(readme).filter((line) => line.trim() !== '').length
      return count > 30 ? [`${room}: ${count} lines`] : []
    }),
} satisfies Record<string, (sources: Sources) => readonly string[]>

const owners: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(pg|@electric-sql\/pglite)(\/|$)/, ['app', 'db']],
  [/^(age-encryption|@node-rs\/argon2|shamir-secret-sharing|@scure\/base)(\/|$)/, ['seal']],
]

/** Data is what hardly ever computes: less than one line in twenty has a function. */
const isData = (text: string): boolean =>
  lines(text).filter((line) => /=>|\bfunction\b/.test(line)).length * 20 < lines(text).length

const circles = (links: readonly Import[]): readonly string[] => {
  const next = Map.groupBy(links, ({ from }) => from)
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const { to } of next.get(file) ?? []) visit(to, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) visit(file, [])
  return found
}

/** Paths of the machine that built us, and addresses of package registries, in anything we hand out. */
const traces = (text: string): readonly string[] => [
  ...(text.match(/(?<![\w.~-])\/(?:work|root)\/[\w.]*/g) ?? []),
  ...(text.match(/https?:\/\/[^/\s"']*(?:registry|verdaccio|artifactory|nexus)[^/\s"']*/g) ?? []),
]

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const ignored = [
  '.git',
  ...readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/\/$/, '')),
]
const ours = readdirSync(root, { withFileTypes: true })
  .filter(({ name }) => !ignored.includes(name))
  .flatMap((top) =>
    top.isDirectory()
      ? readdirSync(join(root, top.name), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      : [top.name],
  )
  .filter((file) => !/\.(log|png|jpe?g|webp|ico|gz|age|traineddata)$/.test(file))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const tree: Sources = Object.fromEntries(
  ours
    .filter((file) => /^src\/.+(\.tsx?|README\.md)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => [file.slice('src/'.length), read(file)]),
)

describe('this tree', () => {
  it('is read at all', () => {
    expect(code(tree).length).toBeGreaterThan(10)
    expect(inner(tree).length).toBeGreaterThan(10)
  })

  it.each(Object.entries(rules))('%s', (_rule, find) => {
    expect(find(tree)).toEqual([])
  })

  it('holds no path of the machine it was made on and no registry address', () => {
    const self = 'src/architecture.test.ts'
    const found = ours
      .filter((file) => file !== self)
      .flatMap((file) => traces(read(file)).map((trace) => `${file}: ${trace}`))
    expect(found).toEqual([])
  })
})

const readme = '# a room\n'
const good: Sources = {
  'kit/README.md': readme,
  'db/README.md': readme,
  'seal/README.md': readme,
  'law/README.md': readme,
  'cases/README.md': readme,
  'api/README.md': readme,
  'app/README.md': readme,
  'kit/text.ts': `import vi from '../../locales/vi/ui.json' with { type: 'json' }\nexport const x = 1`,
  'db/tables.ts': `import type { Case } from '../cases/table.ts'`,
  'db/open.ts': `import pg from 'pg'\nimport { live } from '@electric-sql/pglite/live'`,
  'seal/age.ts': `import { Encrypter } from 'age-encryption'`,
  'law/model/due.ts': `import { x } from '../../kit/text.ts'`,
  'cases/model.ts': `import {\n  type Due,\n  due as end,\n} from '../law/model/due.ts'`,
  'cases/table.ts': `import type { State } from './model.ts'`,
  'cases/store.ts': `import type { Case } from './table.ts'\n// import { a } from './actions/close.ts'`,
  'cases/actions/close.ts': `import { save } from '../store.ts'`,
  'cases/routes.tsx': `import { close } from './actions/close.ts'`,
  'api/routes.ts': `import { close } from '../cases/actions/close.ts'`,
  'app/server.ts': `import { routes } from '../cases/routes.tsx'\nconst port = process.env.PORT`,
}

/** Each case adds one file (or replaces one) and must be found by its rule, and by its rule alone. */
const bad: readonly (readonly [keyof typeof rules, string, string])[] = [
  ['every file stands in a known room, on a known floor', 'cases/service.ts', ''],
  ['every file stands in a known room, on a known floor', 'cases/sub/model.ts', ''],
  ['every file stands in a known room, on a known floor', 'attic/model.ts', ''],
  ['no file imports a higher floor', 'cases/events.ts', `import { save } from './store.ts'`],
  ['no file imports a higher floor', 'cases/events.ts', `export type { Case } from './table.ts'`],
  ['no file imports a higher floor', 'api/model.ts', `import { close } from '../cases/actions/close.ts'`],
  ['no file imports a higher floor', 'cases/pages/list.tsx', `const later = () => import('../routes.tsx')`],
  ['no file imports a room to its right', 'law/store.ts', `import type { State } from '../cases/model.ts'`],
  ['no file imports a room to its right', 'law/store.ts', `export * from '../cases/model.ts'`],
  ['no file imports a room to its right', 'kit/more.ts', `import '../db/open.ts'`],
  ['no file imports a room to its right', 'api/jobs.ts', `type S = import('../app/server.ts').S`],
  ['no file imports a room to its right', 'db/more.ts', `import type { State } from '../cases/model.ts'`],
  [
    'another room is entered by its model, events, store or actions only',
    'api/store.ts',
    `import type { Case } from '../cases/table.ts'`,
  ],
  [
    'another room is entered by its model, events, store or actions only',
    'api/jobs.ts',
    `import { routes } from '../cases/routes.tsx'`,
  ],
  ['no imports in a circle', 'cases/model.ts', `import type { A } from './model.ts'`],
  ['every import names what it imports', 'cases/jobs.ts', `await import(name)`],
  [
    'database drivers stay in app and db, sealing libraries in seal',
    'cases/jobs.ts',
    `import type { Pool } from 'pg'`,
  ],
  [
    'database drivers stay in app and db, sealing libraries in seal',
    'db/more.ts',
    `await import('@node-rs/argon2')`,
  ],
  ['only app reads the environment', 'kit/more.ts', 'export const x = process.env.HOME'],
  ['only app reads the environment', 'kit/more.ts', `import { env } from 'node:process'`],
  [
    'dates and numbers are written by kit/format, not by the process locale',
    'kit/more.ts',
    '(5).toLocaleString()',
  ],
  ['no drawer for odds and ends', 'kit/date-utils.ts', ''],
  ['no drawer for odds and ends', 'cases/model/helpers.ts', ''],
  ['no file over 300 lines, save data', 'kit/more.ts', 'export const f = (x: number) => x\n'.repeat(301)],
  ['every room has a README of at most 30 lines', 'visits/model.ts', ''],
  ['every room has a README of at most 30 lines', 'law/README.md', 'a line\n'.repeat(31)],
]

describe('the checker', () => {
  it('finds nothing in a good house', () => {
    for (const [rule, find] of Object.entries(rules)) expect([rule, ...find(good)]).toEqual([rule])
    expect(
      rules['no file over 300 lines, save data']({ 'law/model/days.ts': `  'a',\n`.repeat(900) }),
    ).toEqual([])
  })

  it.each(bad)('%s: %s', (broken, file, text) => {
    const sources = { ...good, [file]: text }
    const found = Object.entries(rules).filter(([, find]) => find(sources).length > 0)
    expect(found.map(([rule]) => rule)).toEqual([broken])
  })

  it('lets the list of tables take types only', () => {
    const values = { ...good, 'db/tables.ts': `import { cases } from '../cases/table.ts'` }
    expect(rules['no file imports a room to its right'](values)).toEqual(['db/tables.ts → cases/table.ts'])
  })

  it('has a bad example for every rule', () => {
    expect(new Set(bad.map(([rule]) => rule))).toEqual(new Set(Object.keys(rules)))
  })

  it('finds long circles once and names them', () => {
    const link = (from: string, to: string): Import => ({ from, to, inside: true, typeOnly: true })
    const links = [link('a', 'b'), link('b', 'c'), link('c', 'a'), link('c', 'd'), link('e', 'a')]
    expect(circles(links)).toEqual(['a → b → c → a'])
  })

  it('sees paths of the machine and registries, not paths on the web', () => {
    expect(traces('open /work/main/x or cd /root/.npm')).toEqual(['/work/main', '/root/.npm'])
    expect(traces('"resolved": "https://registry.example.org/a.tgz"')).toEqual([
      'https://registry.example.org',
    ])
    expect(traces('https://example.org/work/ and ../work/ and /workers/')).toEqual([])
  })
})
