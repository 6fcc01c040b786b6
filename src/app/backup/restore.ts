import { existsSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Verdict } from '../../audit/model.ts'
import { headOf, verifyChain } from '../../audit/store/verify.ts'
import { migrate, migrations } from '../../db/migrate.ts'
import type { Database, Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { DiskBlobs } from '../../seal/blobs.ts'
import { diskSigner } from '../../seal/signer.ts'
import { type Anchors, anchorFile, parseAnchors } from '../anchors.ts'
import { signingFolder } from '../house.ts'
import { jobs } from '../jobs.ts'
import type { Log } from '../log.ts'
import { openQueue, type Queue } from '../queue.ts'
import { foreignKeysOf, migrationsOf, quoted, type Table, tablesOf } from './catalog.ts'
import type { Head, Manifest } from './format.ts'
import type { OpenBackup } from './read.ts'
import { insertRows, settleText } from './rows.ts'
import type { Progress } from './snapshot.ts'

export interface RestoreTarget {
  readonly database: Database
  readonly blobs: DiskBlobs
  readonly dataFolder: string
  readonly log: Log
}

export interface Restored {
  readonly head: Head
  readonly manifest: Manifest
  readonly jobs: number
  readonly migrated: readonly string[]
  readonly ledger: Verdict
}

/**
 * Fills an empty database with a backup, in one transaction that commits only after the manifest agreed with everything that
 * came: a restore that is interrupted leaves nothing but files nobody names. Then runs the migrations made since.
 */
export const restoreBackup = async (
  target: RestoreTarget,
  backup: OpenBackup,
  progress: Progress,
): Promise<Restored> => {
  const { head } = backup
  const db = target.database.asOwner
  await prepareSchema(db, head)
  const queue = await openQueue(target.database, jobs, target.log, { installs: true })
  try {
    const { anchors, ...restored } = await db
      .transaction()
      .execute((transaction) => fill(transaction, target, queue, backup, progress))
    await keepRestoredAnchors(target.dataFolder, anchors)
    return { head, ...restored, migrated: await migrate(db) }
  } finally {
    await queue.stop()
  }
}

/** Whatever belongs to somebody is in one of these from the first day. */
const chiefTables = [
  'agencies.agency',
  'agencies.recovery_key',
  'accounts.member',
  'audit.entry',
  'intake.report',
]

const isEmpty = async (db: Db): Promise<boolean> => {
  for (const table of chiefTables) {
    const { rows } = await sql
      .raw<{ some: boolean }>(`select exists (select from ${quoted(table)}) as some`)
      .execute(db)
    if (rows[0]?.some === true) return false
  }
  return true
}

/** The schema as it was when the backup was made. */
const prepareSchema = async (db: Db, head: Head): Promise<void> => {
  const known = new Set(migrations.map(({ name }) => name))
  if (!head.migrations.every((name) => known.has(name))) throw new Refusal('conflict', 'backup-newer')
  const there = await migrationsOf(db)
  if (there.length > 0 && !(await isEmpty(db))) throw new Refusal('conflict', 'restore-not-empty')
  if (there.some((name) => !head.migrations.includes(name))) throw new Refusal('conflict', 'restore-not-new')
  await migrate(db, head.migrations.at(-1))
  const tables = new Map((await tablesOf(db)).map(({ name, columns }) => [name, columns]))
  for (const { name, columns } of head.tables) {
    const live = tables.get(name)?.map((column) => column.name)
    if (JSON.stringify(live) !== JSON.stringify(columns)) throw new Refusal('conflict', 'backup-other-schema')
  }
}

const fill = async (
  transaction: Db,
  { blobs }: RestoreTarget,
  queue: Queue,
  backup: OpenBackup,
  progress: Progress,
) => {
  const { expected } = backup.head
  const tables = await tablesOf(transaction)
  const byName = new Map(tables.map((table) => [table.name, table]))
  const done = { rows: 0, files: 0, jobs: 0 }
  let anchors = ''
  await settleText(transaction)
  const closeTables = await openTables(transaction, tables)
  if (!(await isEmpty(transaction))) throw new Refusal('conflict', 'restore-not-empty')
  const manifest = await backup.finish({
    rows: async (name, lines) => {
      const table = byName.get(name)
      if (table === undefined) throw new Refusal('conflict', 'backup-other-schema')
      await insertRows(transaction, table, lines)
      done.rows += lines.length
      progress('rows', done.rows, expected.rows)
    },
    jobs: async (waiting) => {
      for (const [name, data, startAfter] of waiting)
        if (await queue.resend(transaction, name, data, new Date(startAfter))) done.jobs += 1
    },
    anchors: async (text) => {
      anchors = text
    },
    blob: async (key, bytes) => {
      await blobs.putBack(key, bytes)
      done.files += 1
      progress('files', done.files, expected.blobs)
    },
  })
  for (const [name, value] of Object.entries(manifest.sequences))
    await sql`select setval(${quoted(name)}::regclass, ${value}::int8)`.execute(transaction)
  await closeTables()
  const ledger = await ledgerAsPromised(transaction, manifest, parseAnchors(anchors), progress)
  return { manifest, jobs: done.jobs, ledger, anchors }
}

/**
 * Lets rows come in any order: references and triggers rest until the returned function puts them back, which checks every
 * reference. The owner of the tables may do so; nobody else can look meanwhile.
 */
const openTables = async (transaction: Db, tables: readonly Table[]): Promise<() => Promise<void>> => {
  const run = (statement: string) => sql.raw(statement).execute(transaction)
  const references = await foreignKeysOf(transaction)
  for (const { table, name } of references)
    await run(`alter table ${quoted(table)} drop constraint ${quoted(name)}`)
  for (const { name } of tables) await run(`alter table ${quoted(name)} disable trigger user`)
  // Rows that migrations wrote come with the backup, as people have changed them since.
  await run(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`)
  return async () => {
    for (const { table, name, definition } of references)
      await run(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`)
    for (const { name } of tables) await run(`alter table ${quoted(name)} enable trigger user`)
  }
}

/** The ledger must be the one of the backup. Whether that one was sound is told, not refused: it may be all there is. */
const ledgerAsPromised = async (
  transaction: Db,
  manifest: Manifest,
  { heads }: Anchors,
  progress: Progress,
): Promise<Verdict> => {
  const head = await headOf(transaction)
  if (head.seq !== manifest.ledger.seq || head.hash !== manifest.ledger.hash)
    throw new Refusal('invalid', 'backup-damaged')
  // Anchors written after the snapshot name entries that are not in it.
  const within = heads.filter(({ seq }) => seq <= head.seq)
  return verifyChain(transaction, within, (checked) => progress('ledger', checked, head.seq))
}

/** The backup's anchors take the place of any that lie there, which are kept under another name. */
const keepRestoredAnchors = async (dataFolder: string, anchors: string): Promise<void> => {
  const path = anchorFile(dataFolder)
  if (existsSync(path)) await rename(path, join(dataFolder, `anchors-before-restore-${Date.now()}.jsonl`))
  await writeFile(path, anchors, { mode: 0o600 })
  const signer = diskSigner(signingFolder(dataFolder))
  for (const key of parseAnchors(anchors).keys) await signer.trust(key)
  // What was signed after this copy was made is not in it, and must not stop the days that follow from being closed.
  await signer.setAside()
}
