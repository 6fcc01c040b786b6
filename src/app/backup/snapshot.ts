import { sql } from 'kysely'
import { headOf } from '../../audit/store/verify.ts'
import type { Database, Db } from '../../db/open.ts'
import { operatorDb } from '../prepare.ts'
import type { Archive } from './archive.ts'
import { conditionOf, migrationsOf, quoted, sequencesOf, type Table, tablesOf } from './catalog.ts'
import { formatVersion, type Head, headName, jobsName, type Manifest, rowsName } from './format.ts'
import { linesOf, rowsQuery, settleText } from './rows.ts'

export type Progress = (label: string, done: number, all?: number) => void

export interface Snapshot extends Pick<Manifest, 'rows' | 'jobs' | 'sequences' | 'ledger'> {
  /** Keys of the files that rows name, many to a text, a line each: a million take some 40 MB. */
  readonly blobKeys: readonly string[]
  readonly blobs: number
}

/** Puts everything the database holds at one moment into the archive. Nobody else waits on PostgreSQL; the embedded engine's do. */
export const writeSnapshot = async (
  database: Database,
  archive: Archive,
  { id, at, progress }: { readonly id: string; readonly at: Date; readonly progress: Progress },
): Promise<Snapshot> => {
  const { kind } = database
  const db = await operatorDb(database)
  const transaction =
    kind === 'postgres'
      ? db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
      : db.transaction()
  return transaction.execute(async (snapshot) => {
    await settleText(snapshot)
    const migrations = [...(await migrationsOf(snapshot))]
    const tables = await tablesOf(snapshot)
    const ledger = await headOf(snapshot)
    const blobKeys = await blobKeysOf(snapshot, tables)
    const blobs = blobKeys.reduce((sum, page) => sum + page.split('\n').length, 0)
    const head: Head = {
      khien: 'backup',
      format: formatVersion,
      id,
      madeAt: at.toISOString(),
      engine: kind,
      migrations,
      tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
      expected: { rows: await countRows(snapshot, tables), blobs },
    }
    await archive.add(headName, JSON.stringify(head))
    const rows: Record<string, number> = {}
    let done = 0
    for (const table of tables)
      rows[table.name] = await writeLines(
        linesOf(snapshot, rowsQuery(table)),
        (number, text) => archive.add(rowsName(table.name, number), text),
        (count) => {
          done += count
          progress('rows', done, head.expected.rows)
        },
      )
    const jobs = await writeJobs(snapshot, archive)
    return { rows, jobs, sequences: await sequencesOf(snapshot), ledger, blobKeys, blobs }
  })
}

const memberLength = 1_000_000

/** Lines gathered into members of about a megabyte; how many lines there were. */
const writeLines = async (
  batches: AsyncIterable<readonly string[]>,
  write: (number: number, text: string) => Promise<void>,
  progress: (count: number) => void = () => {},
): Promise<number> => {
  let count = 0
  let number = 0
  let held = ''
  for await (const batch of batches) {
    count += batch.length
    held += `${batch.join('\n')}\n`
    if (held.length >= memberLength) {
      await write(++number, held)
      held = ''
    }
    progress(batch.length)
  }
  if (held !== '') await write(++number, held)
  return count
}

/**
 * Jobs that wait or were under way: a message nobody was told yet is part of the state. They are sent anew at a restore
 * instead of copying the queue's own tables, whose shape changes with its version. `schedule`s come back by themselves.
 */
const writeJobs = async (snapshot: Db, archive: Archive): Promise<number> => {
  const { rows } = await sql<{
    there: boolean
  }>`select to_regclass('pgboss.job') is not null as there`.execute(snapshot)
  if (rows[0]?.there !== true) return 0
  const query = `select json_build_array(name, data::text, start_after::text)::text as line from pgboss.job
    where state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss\\_\\_%'`
  return writeLines(linesOf(snapshot, query), (number, text) => archive.add(jobsName(number), text))
}

const countRows = async (snapshot: Db, tables: readonly Table[]): Promise<number> => {
  let sum = 0
  for (const { name } of tables) {
    const { rows } = await sql
      .raw<{ count: string }>(
        `select count(*)::text as count from ${quoted(name)} where ${conditionOf(name)}`,
      )
      .execute(snapshot)
    sum += Number(rows[0]?.count ?? 0)
  }
  return sum
}

/** Whatever table has a column `blob_key` names files. */
const blobKeysOf = async (snapshot: Db, tables: readonly Table[]): Promise<readonly string[]> => {
  const sources = tables
    .filter(({ columns }) => columns.some(({ name }) => name === 'blob_key'))
    .map(
      ({ name }) =>
        `select blob_key as line from ${quoted(name)} where blob_key is not null and (${conditionOf(name)})`,
    )
  if (sources.length === 0) return []
  const pages: string[] = []
  for await (const keys of linesOf(snapshot, sources.join(' union '))) pages.push(keys.join('\n'))
  return pages
}
