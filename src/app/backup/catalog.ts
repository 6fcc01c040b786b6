import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

export interface Column {
  readonly name: string
  /** As PostgreSQL writes it, so that a text can be cast to it. */
  readonly type: string
}

export interface Table {
  /** `room.table` */
  readonly name: string
  readonly columns: readonly Column[]
}

/**
 * What a backup does not take, as the condition on rows it does take. Who is signed in, and forms somebody began: a copy
 * that lies in a safe for years must not outlive the two hours a child was promised. A story kept under a code was promised too.
 */
const partial: Readonly<Record<string, string>> = {
  'accounts.session': 'false',
  'accounts.pending': 'false',
  'intake.reporter_session': 'false',
  'intake.draft': 'locator is not null',
  'intake.attachment':
    'draft_id is null or exists (select from intake.draft d where d.id = draft_id and d.locator is not null)',
}

export const conditionOf = (table: string): string => partial[table] ?? 'true'

/** Schemas that are not ours: the system's, the queue's (its jobs are taken one by one), and where Kysely notes migrations. */
const foreign = sql`n.nspname in ('information_schema', 'public', 'pgboss') or n.nspname like 'pg\\_%'`

/** Every table of every room, from the live database: what a later migration adds is taken without being named here. */
export const tablesOf = async (db: Db): Promise<readonly Table[]> => {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select n.nspname || '.' || c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and not (${foreign})
    order by 1, a.attnum`.execute(db)
  return [...Map.groupBy(rows, ({ table }) => table)].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column, type }) => ({ name: column, type })),
  }))
}

export interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

export const foreignKeysOf = async (db: Db): Promise<readonly ForeignKey[]> => {
  const { rows } = await sql<ForeignKey>`
    select n.nspname || '.' || c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and not (${foreign})`.execute(db)
  return rows
}

/** How far each counter has come; one that was never asked is left out. */
export const sequencesOf = async (db: Db): Promise<Readonly<Record<string, string>>> => {
  const { rows } = await sql<{ name: string; value: string }>`
    select n.nspname || '.' || s.sequencename as name, s.last_value::text as value
    from pg_sequences s join pg_namespace n on n.nspname = s.schemaname
    where s.last_value is not null and not (${foreign})`.execute(db)
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

export const migrationsOf = async (db: Db): Promise<readonly string[]> => {
  const { rows: known } = await sql<{ there: boolean }>`
    select to_regclass('public.kysely_migration') is not null as there`.execute(db)
  if (known[0]?.there !== true) return []
  const { rows } = await sql<{
    name: string
  }>`select name from public.kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** A name of the catalog as it stands in a statement: `"room"."table"`. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.')
