import { inspect } from 'node:util'
import { sql } from 'kysely'
import type { Db } from '../../../src/db/open.ts'
import { groupDigits } from '../../../src/kit/format.ts'
import type { Matter } from './matter.ts'

const isId = (name: string): boolean => /^[0-9a-f-]{36}$/.test(name)
/** As the ledger prints an id. */
const shortened = (id: string): string => id.slice(0, 8)

/** Everything by which somebody could recognise the matter: ids, receipts, numbers, words. */
export const namesOf = (matter: Matter): readonly string[] => {
  const { policeId: _, ...secret } = matter
  const { locator, otherLocator, waitingLocator } = secret
  const short = Object.values(secret).filter(isId).map(shortened)
  return [...Object.values(secret), ...short, ...[locator, otherLocator, waitingLocator].map(groupDigits)]
}

/** What of the matter can be found in an answer, as `name of the field`. */
export const tracesIn = (answer: unknown, matter: Matter): string[] => {
  const text =
    typeof answer === 'string'
      ? answer
      : inspect(answer, { depth: null, maxArrayLength: null, maxStringLength: null })
  const plain = `${text}\n${text.replace(/<[^>]+>/g, '')}`
  return namesOf(matter).filter((name) => plain.includes(name))
}

/** The answer with the names of the matter replaced by what they are, so that two answers can be compared. */
export const withoutNames = (text: string, matter: Matter): string => {
  let plain = text
  for (const [field, name] of Object.entries(matter).filter(([, name]) => name !== matter.policeId))
    for (const form of [
      name,
      encodeURIComponent(name),
      groupDigits(name),
      ...(isId(name) ? [shortened(name)] : []),
    ])
      plain = plain.replaceAll(form, `‹${field}›`)
  return plain
}

/** Where two texts first differ, with a few words around it; empty when they do not. */
export const difference = (one: string, other: string): string => {
  if (one === other) return ''
  let at = 0
  while (one[at] === other[at]) at += 1
  const around = (text: string): string => text.slice(Math.max(0, at - 40), at + 40)
  return `“${around(one)}” and “${around(other)}”`
}

const schemas = ['agencies', 'accounts', 'intake', 'cases', 'referrals', 'retention']

/** Every row of every table, outside the ledger, that names any of these; as text, bytes included. */
export const rowsNaming = async (db: Db, names: readonly string[]): Promise<string[]> => {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema = any(${schemas}) and table_type = 'BASE TABLE' order by 1, 2`.execute(db)
  const found: string[] = []
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ line: string }>`
      select to_jsonb(t)::text as line from ${sql.table(`${schema}.${name}`)} t`.execute(db)
    for (const { line } of rows)
      if (names.some((one) => line.includes(one))) found.push(`${schema}.${name} ${line}`)
  }
  return found.sort()
}
