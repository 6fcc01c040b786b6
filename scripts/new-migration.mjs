// npm run new:migration -- <name> "<why the schema changes>": makes src/db/migrations/NNNN-<name>.ts and lists it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const database = join(dirname(fileURLToPath(import.meta.url)), '../src/db')

const fail = (message) => {
  console.error(message)
  process.exit(1)
}

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())

/** The new file's name without `.ts`. `statements` are SQL; without any, one stands there to be replaced. */
export const newMigration = (name, why, statements = ['select 1']) => {
  const folder = join(database, 'migrations')
  const files = readdirSync(folder).filter((file) => /^\d{4}-.+\.ts$/.test(file))
  if (files.some((file) => file.slice(5, -3) === name)) fail(`there is a migration ${name} already`)
  const last = files.toSorted().at(-1)
  if (last === undefined) fail('no migration to learn the shape from')
  const typeImport = readFileSync(join(folder, last), 'utf8').match(
    /^import type \{ ForwardMigration \}.*$/m,
  )?.[0]
  if (typeImport === undefined) fail(`${last} does not import ForwardMigration; has the shape changed?`)
  const full = `${String(Number(last.slice(0, 4)) + 1).padStart(4, '0')}-${name}`
  const sql = statements.map((statement) => `    \`${statement}\`,\n`).join('')
  writeFileSync(
    join(folder, `${full}.ts`),
    `${typeImport}\n\nexport const ${camel(name)}: ForwardMigration = {\n  name: '${full}',\n  why: ${JSON.stringify(why)},\n  up: [\n${sql}  ],\n}\n`,
  )
  list(full, camel(name))
  return full
}

/** Imports the migration in migrate.ts and puts it last. */
const list = (full, constant) => {
  const file = join(database, 'migrate.ts')
  const before = readFileSync(file, 'utf8')
  const after = before
    .replace(
      /((?:import \{[^}]*\} from '\.\/migrations\/[^']+'\n)+)/,
      `$1import { ${constant} } from './migrations/${full}.ts'\n`,
    )
    .replace(/(export const migrations[^=]*= \[)([\s\S]*?),?\s*\]/, `$1$2, ${constant}]`)
  if (after.split(constant).length < before.split(constant).length + 2)
    fail('could not list it in src/db/migrate.ts')
  writeFileSync(file, after)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [name, why] = process.argv.slice(2)
  if (!/^[a-z][a-z0-9-]*$/.test(name ?? '') || !why)
    fail('usage: npm run new:migration -- <name-in-kebab-case> "<why>"')
  console.log(
    `src/db/migrations/${newMigration(name, why)}.ts: write its statements, one string each, then npm run fix`,
  )
}
