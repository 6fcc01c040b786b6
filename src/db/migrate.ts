import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { guard, requireRole } from './access/guard.ts'
import type { ForwardMigration } from './migration.ts'
import { agencies } from './migrations/0001-agencies.ts'
import { accounts } from './migrations/0002-accounts.ts'
import { audit } from './migrations/0003-audit.ts'
import { intake } from './migrations/0004-intake.ts'
import { cases } from './migrations/0005-cases.ts'
import { referrals } from './migrations/0006-referrals.ts'
import { taxonomy } from './migrations/0007-taxonomy.ts'
import { receiptWindow } from './migrations/0008-receipt-window.ts'
import { told } from './migrations/0009-told.ts'
import { detection } from './migrations/0010-detection.ts'
import { linkLists } from './migrations/0011-link-lists.ts'
import { findByPlace } from './migrations/0012-find-by-place.ts'
import { pictureBanks } from './migrations/0013-picture-banks.ts'
import { blobNames } from './migrations/0014-blob-names.ts'
import { shift } from './migrations/0015-shift.ts'
import { secondFactor } from './migrations/0016-second-factor.ts'
import { rowLevelSecurity } from './migrations/0017-row-level-security.ts'
import { retention } from './migrations/0019-retention.ts'
import { auditDays } from './migrations/0020-audit-days.ts'
import { downtime } from './migrations/0022-downtime.ts'
import type { Db } from './open.ts'

export const migrations: readonly ForwardMigration[] = [
  agencies,
  accounts,
  audit,
  intake,
  cases,
  referrals,
  taxonomy,
  receiptWindow,
  told,
  detection,
  linkLists,
  findByPlace,
  pictureBanks,
  blobNames,
  shift,
  secondFactor,
  rowLevelSecurity,
  retention,
  auditDays,
  downtime,
]

const names = migrations.map(({ name }) => name)

/** Whether everything this version expects is there; a later version may have added to it. */
export const isMigrated = async (db: Db): Promise<boolean> => {
  const { rows: known } = await sql`select from pg_tables
    where schemaname = 'public' and tablename = 'kysely_migration'`.execute(db)
  if (known.length === 0) return false
  const { rows } = await sql<{ name: string }>`select name from public.kysely_migration`.execute(db)
  const done = new Set(rows.map(({ name }) => name))
  return names.every((name) => done.has(name))
}

const toKysely = ({ up }: ForwardMigration): Migration => ({
  up: async (db: Kysely<unknown>) => {
    for (const statement of up) await sql.raw(statement).execute(db)
  },
})

/**
 * Brings the schema up to date, or up to one migration (a restore begins where its backup was made); safe to call from several
 * processes at once (Kysely locks). At the latest also who may what in it (access/). For the owner. Returns what was run.
 */
export const migrate = async (db: Db, upTo?: string): Promise<readonly string[]> => {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () => Object.fromEntries(migrations.map((one) => [one.name, toKysely(one)])),
    },
  })
  const { error, results = [] } = await (upTo === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(upTo))
  if (error !== undefined) throw error
  await (upTo === undefined ? guard(db, names) : requireRole(db))
  return results.map((result) => result.migrationName)
}
