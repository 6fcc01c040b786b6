import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { columns as accounts } from '../accounts/table.ts'
import { columns as agencies } from '../agencies/table.ts'
import { columns as audit } from '../audit/table.ts'
import { columns as cases } from '../cases/table.ts'
import { columns as detection } from '../detection/table.ts'
import { columns as intake } from '../intake/table.ts'
import { columns as portal } from '../portal/table.ts'
import { columns as referrals } from '../referrals/table.ts'
import { columns as retention } from '../retention/table.ts'
import type { ColumnKind } from './columns.ts'

const house = testHouse()

const rooms: Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, ColumnKind | readonly string[]>>>>>
> = {
  accounts,
  agencies,
  audit,
  cases,
  detection,
  intake,
  portal,
  referrals,
  retention,
}

const stated = Object.entries(rooms).flatMap(([room, tables]) =>
  Object.entries(tables).flatMap(([table, columns]) =>
    Object.entries(columns).map(([column, kind]) => ({ name: `${room}.${table}.${column}`, kind })),
  ),
)

describe('row types and the live schema are the same', () => {
  test('every column, and no other, with its type', async () => {
    const { rows } = await sql<{ name: string; kind: string }>`
      select table_schema || '.' || table_name || '.' || column_name as name, udt_name as kind
      from information_schema.columns where table_schema in (${sql.join(Object.keys(rooms))})`.execute(
      house().database.db,
    )
    const live = Object.fromEntries(rows.map(({ name, kind }) => [name, kind]))
    expect(live).toEqual(
      Object.fromEntries(stated.map(({ name, kind }) => [name, typeof kind === 'string' ? kind : 'text'])),
    )
  })

  test('every list of words is exactly what its CHECK allows', async () => {
    const { rows } = await sql<{ name: string; check: string }>`
      select n.nspname || '.' || c.relname || '.' || a.attname as name, pg_get_constraintdef(k.oid) as check
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'c' and array_length(k.conkey, 1) = 1 and pg_get_constraintdef(k.oid) like '%''%'`.execute(
      house().database.db,
    )
    const live = Object.fromEntries(
      rows.map(({ name, check }) => [
        name,
        [...check.matchAll(/'([^']*)'/g)].map((match) => match[1]).sort(),
      ]),
    )
    const lists = stated.flatMap(({ name, kind }) =>
      typeof kind === 'string' ? [] : [[name, [...kind].sort()] as const],
    )
    expect(Object.fromEntries(lists.map(([name]) => [name, live[name]]))).toEqual(Object.fromEntries(lists))
    expect(lists.length).toBeGreaterThan(10)
  })
})
