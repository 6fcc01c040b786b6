import { join } from 'node:path'
import type { Command } from 'commander'
import { perform } from '../../action/perform.ts'
import { noteRestore } from '../../audit/actions/note-copies.ts'
import { closeFolder } from '../../db/folder.ts'
import { openDatabase } from '../../db/open.ts'
import { formatMoment } from '../../kit/format.ts'
import { diskBlobs } from '../../seal/blobs.ts'
import { readFrom } from '../backup/file.ts'
import { openBackup } from '../backup/read.ts'
import { type Restored, restoreBackup } from '../backup/restore.ts'
import { readConfig } from '../config.ts'
import { openLog } from '../log.ts'
import { inWords, operatorContext, summary } from './backup.ts'
import { openOutput } from './output.ts'
import { readRecoveryIdentity } from './paper.ts'

export const restoreCommand = (program: Command, environment: NodeJS.ProcessEnv): void => {
  program
    .command('restore <file>')
    .description('fill an empty database and data folder with a backup (DATABASE_URL, KHIEN_DATA)')
    .option('--identity <file>', 'file with the recovery key or two sheets (default: asked for)')
    .action(async (file: string, { identity }: { identity?: string }) => {
      const config = readConfig({ LOG_LEVEL: 'error', ...environment })
      const { progress, result } = openOutput(program.opts<{ json: boolean }>().json)
      const { dataFolder } = config
      const url = config.databaseOwnerUrl ?? config.databaseUrl
      const key = await readRecoveryIdentity(identity)
      const backup = await openBackup(await readFrom(file), key)
      for (const folder of [dataFolder, join(dataFolder, 'blobs')]) closeFolder(folder)
      const database = await openDatabase({ url, folder: dataFolder, poolSize: 3 })
      try {
        const blobs = diskBlobs(join(dataFolder, 'blobs'))
        const target = { database, blobs, dataFolder, log: openLog(config) }
        const restored = await restoreBackup(target, backup, progress)
        await perform(noteRestore, await operatorContext(database, config), { id: restored.head.id })
        const sound = restored.ledger.breaks.length === 0
        result(told(restored, sound), words(restored, sound))
        if (!sound) process.exitCode = 2
      } finally {
        await database.close()
      }
    })
}

const told = ({ head, manifest, jobs, migrated, ledger }: Restored, sound: boolean) => ({
  restored: true,
  madeAt: head.madeAt,
  ...summary({ id: head.id, manifest }),
  jobs,
  migrated,
  ledger: { sound, ...ledger },
})

const words = ({ head, manifest, jobs, migrated, ledger }: Restored, sound: boolean): string =>
  [
    `Restored what was backed up at ${formatMoment(new Date(head.madeAt))}: ${inWords(manifest)}`,
    ...(jobs === manifest.jobs ? [] : [`${manifest.jobs - jobs} jobs are of a kind that is no more.`]),
    ...(migrated.length === 0 ? [] : [`Migrated since: ${migrated.join(', ')}`]),
    sound
      ? `Ledger sound: ${ledger.checked} entries, ${ledger.anchors} anchors.`
      : `LEDGER BROKEN, as it was backed up:\n${ledger.breaks.map(({ kind, seq }) => `  ${kind} at ${seq}`).join('\n')}`,
    'Nobody is signed in any more. Compare the ledger’s head with an anchor that was kept elsewhere.',
  ].join('\n')
