// npm run new:room -- <room> <thing> "<purpose>": makes a room with one table, two actions, a page and its doors, that compiles
// and works. Nobody but the system may use it until a permission is named: safe first, then opened on purpose.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newMigration } from './new-migration.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const fail = (message) => {
  console.error(message)
  process.exit(1)
}

const [room, thing, purpose] = process.argv.slice(2)
if (![room, thing].every((name) => /^[a-z]+$/.test(name ?? '')) || !purpose)
  fail(
    'usage: npm run new:room -- <room> <thing> "<purpose>", such as: consents consent "Consents to publication."',
  )
if (existsSync(join(root, 'src', room, 'model.ts'))) fail(`src/${room} is taken`)
if (!new RegExp(`\\b${room}\\b`).test(readFileSync(join(root, 'src/architecture.test.ts'), 'utf8')))
  fail(`first decide where ${room} stands: add it to the order of rooms in src/architecture.test.ts`)

const Thing = thing[0].toUpperCase() + thing.slice(1)

const files = {
  'README.md': `
# ${room}

${purpose}

Words: **${thing}**. States: open → closed (\`model.ts\`).

Invariants
- A closed ${thing} never changes again.
- Every write and every list passes \`perform\`; the ledger names the ${thing}.

Who may: only the system (\`system.sweep\`), until a permission of its own is named in \`action/permissions.ts\`.
`,
  'model.ts': `
import { z } from 'zod'
import type { Moves } from '../action/moves.ts'

export const ${thing}States = ['open', 'closed'] as const
export type ${Thing}State = (typeof ${thing}States)[number]

/** Who may do what in which state. */
export const ${thing}Moves = {
  close: { from: ['open'], to: 'closed' },
} as const satisfies Moves<${Thing}State, 'close'>

export const Open${Thing} = z.strictObject({})
export const Close${Thing} = z.strictObject({ ${thing}Id: z.uuid() })
export const List${Thing} = z.strictObject({})
`,
  'events.ts': `
import type { Announcement } from '../action/action.ts'

export const ${thing}Closed = (data: { ${thing}Id: string }): Announcement => ({ event: '${thing}.closed', data })
`,
  'table.ts': `
import type { Columns } from '../db/columns.ts'
import { type ${Thing}State, ${thing}States } from './model.ts'

export interface ${Thing}Table {
  id: string
  state: ${Thing}State
  opened_at: Date
}

/** The live schema is compared with these (db/schema.test.ts). */
export const columns = {
  ${thing}: {
    id: 'uuid',
    state: ${thing}States,
    opened_at: 'timestamptz',
  } satisfies Columns<${Thing}Table>,
}
`,
  'store.ts': `
import type { Db } from '../db/open.ts'
import { Refusal } from '../kit/refusal.ts'
import type { ${Thing}State } from './model.ts'
import type { ${Thing}Table } from './table.ts'

export const save${Thing} = async (db: Db, row: ${Thing}Table): Promise<void> => {
  await db.insertInto('${room}.${thing}').values(row).execute()
}

/** Holds the row until commit; refuses (\`not-found\`). */
export const lock${Thing} = async (db: Db, id: string): Promise<${Thing}Table> => {
  const found = await db.selectFrom('${room}.${thing}').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

export const save${Thing}State = async (db: Db, id: string, state: ${Thing}State): Promise<void> => {
  await db.updateTable('${room}.${thing}').set({ state }).where('id', '=', id).execute()
}

/** Open ones, oldest first. */
export const open${Thing}s = (db: Db, limit = 100): Promise<${Thing}Table[]> =>
  db.selectFrom('${room}.${thing}').selectAll().where('state', '=', 'open').orderBy('opened_at').limit(limit).execute()
`,
  [`actions/open-${thing}.ts`]: `
import { action } from '../../action/action.ts'
import { newId } from '../../kit/random.ts'
import { Open${Thing} } from '../model.ts'
import { save${Thing} } from '../store.ts'

export const open${Thing} = action({
  name: '${thing}.open',
  needs: 'system.sweep',
  input: Open${Thing},
  run: async ({ db, now }) => {
    const id = newId()
    await save${Thing}(db, { id, state: 'open', opened_at: now })
    return { id }
  },
  subject: (_, { id }) => \`${thing}:\${id}\`,
})
`,
  [`actions/close-${thing}.ts`]: `
import { action } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { ${thing}Closed } from '../events.ts'
import { Close${Thing}, ${thing}Moves } from '../model.ts'
import { lock${Thing}, save${Thing}State } from '../store.ts'

export const close${Thing} = action({
  name: '${thing}.close',
  needs: 'system.sweep',
  input: Close${Thing},
  subject: ({ ${thing}Id }) => \`${thing}:\${${thing}Id}\`,
  run: async ({ db, services }, { ${thing}Id }) => {
    const found = await lock${Thing}(db, ${thing}Id)
    const state = move(${thing}Moves, found.state, 'close')
    await save${Thing}State(db, ${thing}Id, state)
    await services.announce(db, ${thing}Closed({ ${thing}Id }))
    return { ${thing}Id, state }
  },
})
`,
  [`actions/list-${thing}s.ts`]: `
import { action } from '../../action/action.ts'
import { List${Thing} } from '../model.ts'
import { open${Thing}s } from '../store.ts'

export const list${Thing}s = action({
  name: '${thing}.list',
  needs: 'system.sweep',
  input: List${Thing},
  subject: () => '${thing}:list',
  run: ({ db }) => open${Thing}s(db),
})
`,
  [`pages/${thing}-list.tsx`]: `
import { formatMoment } from '../../kit/format.ts'

export interface ${Thing}ListProps {
  readonly ${thing}s: readonly { readonly id: string; readonly opened_at: Date }[]
}

export const ${Thing}List = ({ ${thing}s }: ${Thing}ListProps) => (
  <ul>
    {${thing}s.map(({ id, opened_at }) => (
      <li>
        {formatMoment(opened_at)} {id}
      </li>
    ))}
  </ul>
)
`,
  'routes.tsx': `
import { perform } from '../action/perform.ts'
import type { Web } from '../action/web.ts'
import { list${Thing}s } from './actions/list-${thing}s.ts'
import { ${Thing}List } from './pages/${thing}-list.tsx'

export const ${thing}Routes = (web: Web): Web =>
  web.get('/${room}', async (c) => {
    const ${thing}s = await perform(list${Thing}s, c.var.context, {})
    return c.render(<${Thing}List ${thing}s={${thing}s} />, { title: '${room}' })
  })
`,
  'jobs.ts': `
import type { Context } from '../action/action.ts'
import { perform } from '../action/perform.ts'
import { close${Thing} } from './actions/close-${thing}.ts'
import { list${Thing}s } from './actions/list-${thing}s.ts'

const kept = 365 * 86_400_000

/** Scheduled: closes what has been open for a year. Safe to run again. */
export const closeOld${Thing}s = async (context: Context): Promise<void> => {
  for (const { id, opened_at } of await perform(list${Thing}s, context, {}))
    if (context.now.getTime() - opened_at.getTime() > kept) await perform(close${Thing}, context, { ${thing}Id: id })
}
`,
}

/** Adds the room's row type to the one list of all tables. */
const listTable = () => {
  const file = join(root, 'src/db/tables.ts')
  const before = readFileSync(file, 'utf8')
  const after = `import type * as ${room} from '../${room}/table.ts'\n${before}`.replace(
    /\n\}\s*$/,
    `\n  '${room}.${thing}': ${room}.${Thing}Table\n}\n`,
  )
  if (!after.includes(`'${room}.${thing}'`)) fail('could not list the table in src/db/tables.ts')
  writeFileSync(file, after)
}

for (const [name, text] of Object.entries(files)) {
  const file = join(root, 'src', room, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text.trimStart())
}
listTable()
const migration = newMigration(room, purpose, [
  `create schema ${room}`,
  `create table ${room}.${thing} (\n      id uuid primary key,\n      state text not null check (state in ('open', 'closed')),\n      opened_at timestamptz not null\n    )`,
  `create index ${thing}_open on ${room}.${thing} (opened_at) where state = 'open'`,
])
execFileSync(
  join(root, 'node_modules/.bin/biome'),
  ['check', '--write', '--log-level=error', `src/${room}`, 'src/db'],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
console.log(
  `src/${room} and ${migration} stand. Next: name its permission, wire ${thing}Routes and closeOld${Thing}s in src/app.`,
)
