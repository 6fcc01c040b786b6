import { z } from 'zod'

/**
 * A backup is an age file around a tar archive, so that Debian's `age -d | tar x` opens it without Khiên. In this order:
 *
 *   khien.json                            `Head`: what follows and who made it
 *   tables/<room.table>/<n>.jsonl         rows, one JSON array of texts (or null) a line, columns as in the head
 *   jobs/<n>.jsonl                        news that no worker had taken to its end
 *   anchors.jsonl                         heads of the ledger that were kept outside the database
 *   blobs/<key>                           sealed files
 *   sums/<n>.sha256                       every so often: the sums of what came since, for `sha256sum -c`
 *   manifest.json                         `Manifest`: counts and the sums of the sums; without it a backup is not whole
 */
export const formatVersion = 1

export const headName = 'khien.json'
export const anchorsName = 'anchors.jsonl'
export const manifestName = 'manifest.json'

const Table = z.object({ name: z.string(), columns: z.array(z.string()).min(1) })

export const Head = z.object({
  khien: z.literal('backup'),
  format: z.literal(formatVersion),
  id: z.uuid(),
  madeAt: z.iso.datetime(),
  engine: z.enum(['postgres', 'embedded']),
  /** Migrations the database had, in order: where a restore must start. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(Table),
  expected: z.object({ rows: z.int(), blobs: z.int() }),
})
export type Head = z.infer<typeof Head>

export const Manifest = z.object({
  rows: z.record(z.string(), z.int()),
  jobs: z.int(),
  blobs: z.object({ count: z.int(), bytes: z.int() }),
  /** Files that rows name and that were nowhere; only when whoever made the backup accepted that. */
  missing: z.array(z.string()),
  sequences: z.record(z.string(), z.string()),
  /** The head of the ledger in the same snapshot. */
  ledger: z.object({ seq: z.int(), hash: z.string() }),
  sums: z.array(z.object({ name: z.string(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

/** A job that is sent again at a restore; `data` and `startAfter` as texts of the database. */
export const WaitingJob = z.tuple([z.string(), z.string().nullable(), z.string()])

const numbered = (at: number): string => String(at).padStart(6, '0')
export const rowsName = (table: string, at: number): string => `tables/${table}/${numbered(at)}.jsonl`
export const jobsName = (at: number): string => `jobs/${numbered(at)}.jsonl`
export const blobName = (key: string): string => `blobs/${key}`
export const sumsName = (at: number): string => `sums/${numbered(at)}.sha256`
