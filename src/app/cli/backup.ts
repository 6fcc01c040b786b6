import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Writable } from 'node:stream'
import type { Command } from 'commander'
import type { Context } from '../../action/action.ts'
import { openLedger } from '../../audit/store/ledger.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { formatMoment } from '../../kit/format.ts'
import { Refusal } from '../../kit/refusal.ts'
import { diskBlobs } from '../../seal/blobs.ts'
import { diskSigner } from '../../seal/signer.ts'
import { askServer } from '../backup/control.ts'
import { moveWhole, pourInto, readFrom, writeWhole } from '../backup/file.ts'
import type { Head, Manifest } from '../backup/format.ts'
import { type Made, orderBackup } from '../backup/order.ts'
import { verifyBackup } from '../backup/read.ts'
import { type Config, readConfig } from '../config.ts'
import { signingFolder } from '../house.ts'
import { operatorDb } from '../prepare.ts'
import { openOutput } from './output.ts'
import { readRecoveryIdentity } from './paper.ts'

interface Options {
  readonly out?: string
  readonly missingFilesOk: boolean
}

export const backupCommand = (program: Command, environment: NodeJS.ProcessEnv): void => {
  const output = () => openOutput(program.opts<{ json: boolean }>().json)
  const backup = program
    .command('backup')
    .description('everything in one file sealed to the recovery key, while the system runs')
    .option('--out <file>', 'where to; - for standard output (default: a name with the time)')
    .option('--missing-files-ok', 'list files that are lost instead of refusing', false)
    .action(async ({ out = nameNow(), missingFilesOk }: Options) => {
      const config = readConfig({ LOG_LEVEL: 'error', ...environment })
      const { progress, result } = output()
      if (out === '-') {
        // Should whoever reads go away, this was no backup: the program must not end as if all was well.
        process.exitCode = 1
        await backUp(config, missingFilesOk, progress, toOutput)
        process.exitCode = 0
        return
      }
      const path = resolve(out)
      if (existsSync(path)) throw new Refusal('conflict', 'backup-file-exists')
      const made = await backUp(config, missingFilesOk, progress, toFile(path))
      result(
        { file: path, ...summary(made) },
        `${path}\n${inWords(made.manifest)}\nSealed to ${made.recipient}`,
      )
    })
  backup
    .command('verify <file>')
    .description('whether a backup opens, is whole and holds what it says; restores nothing')
    .option('--identity <file>', 'file with the recovery key or two sheets (default: asked for)')
    .action(async (file: string, { identity }: { identity?: string }) => {
      const { progress, result } = output()
      const key = await readRecoveryIdentity(identity)
      const { head, manifest } = await verifyBackup(await readFrom(file), key, progress)
      result(
        { whole: true, madeAt: head.madeAt, ...summary({ id: head.id, manifest }) },
        wholeInWords(head, manifest),
      )
    })
}

export const summary = ({ id, manifest, recipient }: Partial<Made> & Pick<Made, 'id' | 'manifest'>) => ({
  backup: id,
  rows: rowsOf(manifest),
  files: manifest.blobs.count,
  bytes: manifest.blobs.bytes,
  jobs: manifest.jobs,
  missing: manifest.missing,
  ledger: manifest.ledger,
  ...(recipient === undefined ? {} : { recipient }),
})

const rowsOf = ({ rows }: Manifest): number => Object.values(rows).reduce((sum, count) => sum + count, 0)

export const inWords = (manifest: Manifest): string => {
  const { blobs, jobs, ledger, missing } = manifest
  const lost = missing.length === 0 ? '' : `\nMISSING FILES:\n${missing.map((key) => `  ${key}`).join('\n')}`
  return `${rowsOf(manifest)} rows, ${blobs.count} files, ${jobs} jobs, ledger up to ${ledger.seq} ${ledger.hash}${lost}`
}

const wholeInWords = ({ madeAt }: Head, manifest: Manifest): string =>
  `Whole, made at ${formatMoment(new Date(madeAt))}: ${inWords(manifest)}`

/** What commands act with that open the database without bringing it up to date: one backs up before an upgrade. */
export const operatorContext = async (database: Database, { dataFolder }: Config): Promise<Context> => ({
  db: await operatorDb(database),
  actor: { kind: 'system', job: 'cli' },
  now: new Date(),
  keys: {},
  services: {
    blobs: diskBlobs(join(dataFolder, 'blobs')),
    record: openLedger(),
    announce: async () => {},
    signer: diskSigner(signingFolder(dataFolder)),
  },
})

const nameNow = (): string =>
  `khien-${new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')}.tar.age`

/** Where a backup goes: written there, or moved there when a server has written it. */
interface Destination {
  readonly write: (make: (out: Writable) => Promise<Made>) => Promise<Made>
  readonly take: (file: string) => Promise<void>
}

const toFile = (path: string): Destination => ({
  write: (make) => writeWhole(path, make),
  take: (file) => moveWhole(file, path),
})

const toOutput: Destination = {
  write: (make) => make(process.stdout),
  take: (file) => pourInto(file, process.stdout),
}

type Progress = (label: string, done: number, all?: number) => void

const backUp = async (
  config: Config,
  missingAllowed: boolean,
  progress: Progress,
  destination: Destination,
): Promise<Made> => {
  const { dataFolder } = config
  const url = config.databaseOwnerUrl ?? config.databaseUrl
  if (url === undefined) {
    const made = await askServer(dataFolder, missingAllowed, progress)
    if (made !== undefined) {
      await destination.take(made.file)
      return made
    }
    if (!existsSync(join(dataFolder, 'pg'))) throw new Refusal('not-found', 'nothing-to-back-up')
  }
  const database = await openDatabase({ url, folder: dataFolder, poolSize: 3 })
  try {
    const source = { database, blobs: diskBlobs(join(dataFolder, 'blobs')), dataFolder }
    return await destination.write(async (out) =>
      orderBackup(source, await operatorContext(database, config), { missingAllowed, progress }, out),
    )
  } finally {
    await database.close()
  }
}
