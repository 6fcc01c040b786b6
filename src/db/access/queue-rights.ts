import { sql } from 'kysely'
import { appRole } from '../acting.ts'
import type { Db } from '../open.ts'
import { lockRights } from './guard.ts'

/**
 * Lets the application's role send and work jobs: pg-boss keeps them in a schema of its own, which its installer owns. They hold
 * ids and codes alone, so there is nothing to guard by row. Run after pg-boss is installed; does nothing where nothing is missing.
 */
export const grantQueue = (db: Db): Promise<void> =>
  db.transaction().execute(async (inside) => {
    await lockRights(inside)
    const { rows } = await sql<{ missing: boolean }>`
      select exists (select from pg_tables where schemaname = 'pgboss'
        and not has_table_privilege(${appRole}, format('%I.%I', schemaname, tablename), 'insert'))
        or not has_schema_privilege(${appRole}, 'pgboss', 'usage') as missing`.execute(inside)
    if (rows[0]?.missing === false) return
    for (const statement of [
      `grant usage on schema pgboss to ${appRole}`,
      `grant select, insert, update, delete on all tables in schema pgboss to ${appRole}`,
      `grant usage on all sequences in schema pgboss to ${appRole}`,
      `grant execute on all functions in schema pgboss to ${appRole}`,
    ])
      await sql.raw(statement).execute(inside)
  })
