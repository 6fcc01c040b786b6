import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { conditionOf, quoted, type Table } from './catalog.ts'

/** Rows fetched at once: few where they are long, many where they are short, so that a batch stays near half a megabyte. */
const nextSize = (size: number, length: number): number => {
  if (length > 1_000_000) return Math.max(10, Math.floor(size / 2))
  return length < 250_000 ? Math.min(size * 2, 4_000) : size
}

/** Lines of a query with one text column, batch by batch, inside the open transaction. */
export async function* linesOf(transaction: Db, query: string): AsyncGenerator<readonly string[]> {
  await sql.raw(`declare backup no scroll cursor for ${query}`).execute(transaction)
  let size = 100
  for (;;) {
    const { rows } = await sql.raw<{ line: string }>(`fetch ${size} from backup`).execute(transaction)
    if (rows.length === 0) break
    const lines = rows.map(({ line }) => line)
    yield lines
    size = nextSize(
      size,
      lines.reduce((sum, line) => sum + line.length, 0),
    )
  }
  await sql.raw('close backup').execute(transaction)
}

/** Each value as PostgreSQL itself writes it, so that reading it back gives the same value on either engine. */
export const rowsQuery = ({ name, columns }: Table): string => {
  const values = columns.map((column) => `${quoted(column.name)}::text`)
  return `select json_build_array(${values.join(', ')})::text as line from ${quoted(name)} where ${conditionOf(name)}`
}

/** How texts are written does not depend on the server's settings. */
export const settleText = async (transaction: Db): Promise<void> => {
  const settings = {
    timezone: 'UTC',
    datestyle: 'ISO, YMD',
    intervalstyle: 'postgres',
    bytea_output: 'hex',
    extra_float_digits: '1',
    search_path: 'pg_catalog',
  }
  for (const [name, value] of Object.entries(settings))
    await sql`select set_config(${name}, ${value}, true)`.execute(transaction)
}

/** Writes lines as they stand in a backup into a table. */
export const insertRows = async (transaction: Db, table: Table, lines: readonly string[]): Promise<void> => {
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ')
  const values = table.columns.map(({ type }, at) => `(r->>${at})::${type}`).join(', ')
  await sql`insert into ${sql.raw(quoted(table.name))} (${sql.raw(columns)}) overriding system value
    select ${sql.raw(values)} from json_array_elements(${`[${lines.join(',')}]`}::json) as r`.execute(
    transaction,
  )
}
