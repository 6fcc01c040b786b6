import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { appRole } from '../acting.ts'
import type { Db } from '../open.ts'
import { functions } from './functions.ts'
import { type Guarded, type Open, outside, rules } from './rules.ts'

/** All our schemas but the one of the jobs, which pg-boss makes itself. */
const schemas = [...new Set(Object.keys(rules).map((table) => table.split('.')[0] ?? ''))]

const everyRight = 'select, insert, update, delete'

const nameOf = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

const isSystem = `(select khien.kind()) = 'system'`

/** A policy that lets the system itself see all, and others what the rule says. */
const policy = (table: string, { sees, writes = sees }: Guarded): string =>
  `create policy khien on ${nameOf(table)} for all to ${appRole}
    using (${isSystem} or ${sees}) with check (${isSystem} or ${writes})`

const statementsOf = ([table, rule]: readonly [string, Guarded | Open]): readonly string[] => {
  const name = nameOf(table)
  return [
    `drop policy if exists khien on ${name}`,
    ...('sees' in rule
      ? [`alter table ${name} enable row level security`, policy(table, rule)]
      : [`alter table ${name} disable row level security`]),
    `grant ${rule.rights ?? everyRight} on ${name} to ${appRole}`,
  ]
}

/** Closed until a rule says who sees it: a table that a migration made and nobody thought about shows nothing. */
const closeAll = `do $$ declare one record; begin
  for one in select schemaname, tablename from pg_tables where schemaname in (${schemas.map((one) => `'${one}'`).join(', ')})
  loop
    execute format('alter table %I.%I enable row level security', one.schemaname, one.tablename);
    execute format('revoke all on %I.%I from ${appRole}, public', one.schemaname, one.tablename);
  end loop;
end $$`

const statements: readonly string[] = [
  ...functions,
  ...schemas.map((schema) => `grant usage on schema ${schema} to ${appRole}`),
  `grant usage on schema khien to ${appRole}`,
  closeAll,
  ...Object.entries(rules).flatMap(statementsOf),
  ...Object.keys(outside).map((table) => `grant select on ${nameOf(table)} to ${appRole}`),
]

/** Makes the role where this login may, and makes the login one of it. Databases of a cluster share it; so may others at this moment. */
const makeRole = `do $$ begin
  if not exists (select from pg_roles where rolname = '${appRole}') then
    begin
      create role ${appRole} nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  begin
    set local role ${appRole};
    set local role none;
  exception when insufficient_privilege then
    execute format('grant ${appRole} to %I', current_user);
  end;
end $$`

const codeOf = (problem: unknown): unknown =>
  typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : undefined

const insufficientPrivilege = '42501'

/** The role that serves people, made where it is not there yet. */
export const requireRole = async (db: Db): Promise<void> => {
  try {
    await sql.raw(makeRole).execute(db)
  } catch (problem) {
    if (codeOf(problem) !== insufficientPrivilege) throw problem
    throw new Error(
      `Khiên needs a role of its own in this PostgreSQL and this login may not make it. Let an administrator run once:\n` +
        `  create role ${appRole} nologin;\n  grant ${appRole} to <the login of DATABASE_URL>, <the login of DATABASE_OWNER_URL>;`,
    )
  }
}

/** What is in force stands as the comment of the schema `khien`. */
const stampOf = (migrations: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([migrations, statements]))
    .digest('hex')

const stampInForce = async (db: Db): Promise<string | null> => {
  const { rows } = await sql<{ stamp: string | null }>`
    select obj_description(oid, 'pg_namespace') as stamp from pg_namespace where nspname = 'khien'`.execute(
    db,
  )
  return rows[0]?.stamp ?? null
}

// Any number of ours; several processes may start at once.
const lock = 7_041_017

/** Whoever changes rights does it alone, until the transaction's end. */
export const lockRights = async (inside: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${lock}::bigint)`.execute(inside)
}

/** Whether this login is the one that migrates: it owns what is there, or may found it. */
export const mayMigrate = async (db: Db): Promise<boolean> => {
  const { rows } = await sql<{ may: boolean }>`
    select coalesce((select pg_has_role(nspowner, 'usage') from pg_namespace where nspname = 'khien'),
      has_database_privilege(current_database(), 'create')) as may`.execute(db)
  return rows[0]?.may ?? false
}

/**
 * Brings roles, rights and policies up to date, all at once. It waits for transactions under way and does nothing where
 * nothing changed.
 */
export const guard = async (db: Db, migrations: readonly string[]): Promise<void> => {
  const stamp = stampOf(migrations)
  await requireRole(db)
  if ((await stampInForce(db)) === stamp) return
  await db.transaction().execute(async (inside) => {
    await lockRights(inside)
    if ((await stampInForce(inside)) === stamp) return
    for (const statement of statements) await sql.raw(statement).execute(inside)
    await sql.raw(`comment on schema khien is '${stamp}'`).execute(inside)
  })
}
