import type { Command } from 'commander'
import type { Context } from '../../action/action.ts'
import { perform } from '../../action/perform.ts'
import { forecast } from '../../retention/actions/forecast.ts'
import { reapplyTombstones } from '../../retention/actions/reapply.ts'
import { eraseAllDue, overwriteKeys, removeFiles } from '../../retention/jobs.ts'
import type { TombstoneLine } from '../../retention/model/inputs.ts'
import { keepTombstones, readTombstones, tombstoneFile } from '../tombstones.ts'
import type { Output } from './output.ts'
import { withHouse } from './with-house.ts'

const operator = { kind: 'system', job: 'cli' } as const
const atOnce = 200

/** Files gone, keys written over, tombstones kept: what an erasure leaves to do. */
const finish = async (context: Context, keep: () => Promise<number>) => ({
  files: await removeFiles(context),
  overwritten: await overwriteKeys(context),
  tombstones: await keep(),
})

const lines = (rows: readonly { readonly class: string; readonly n: number }[]): string =>
  rows.map((row) => `  ${row.class.padEnd(18)} ${row.n}`).join('\n')

export const retentionCommands = (program: Command, environment: NodeJS.ProcessEnv): void => {
  const retention = program
    .command('retention')
    .description('erase what has been kept long enough (the schedule is in the console)')
    .option('--dry-run', 'count what is due and touch nothing')
    .action(({ dryRun = false }: { dryRun?: boolean }) => {
      if (!dryRun) {
        retention.help()
        return
      }
      return withHouse(program, environment, (house, output) => tell(house.context(operator), output))
    })
  retention
    .command('run')
    .description('erase everything whose time is over, remove its files, write over its keys')
    .action(() =>
      withHouse(program, environment, async (house, output) => {
        const context = house.context(operator)
        const done = await eraseAllDue(context, (name, erased) => output.progress(name, erased))
        const after = await finish(context, () => keepTombstones(house))
        const rows = done.map((one) => ({ class: one.class, n: one.erased }))
        output.result(
          { erased: done, ...after },
          `Erased:\n${lines(rows)}\nFiles removed: ${after.files}. Erasures written over: ${after.overwritten}. Tombstones kept: ${after.tombstones}.`,
        )
      }),
    )
  retention
    .command('tombstones')
    .description('add what was erased to tombstones.jsonl in KHIEN_DATA; keep a copy with the anchors')
    .action(() =>
      withHouse(program, environment, async (house, output) => {
        const added = await keepTombstones(house)
        const file = tombstoneFile(house.config.dataFolder)
        output.result({ added, file }, `Added ${added} to ${file}`)
      }),
    )
  retention
    .command('reapply')
    .description('after restoring a backup: erase again what had been erased since it was made')
    .requiredOption('--tombstones <file>', 'tombstones.jsonl as it was kept outside the backup')
    .action(({ tombstones }: { tombstones: string }) =>
      withHouse(program, environment, async (house, output) => {
        const context = house.context(operator)
        const done = await reapplyFile(context, tombstones, output)
        const after = await finish(context, () => keepTombstones(house))
        output.result(
          { ...done, ...after },
          `Erased again: ${done.erased}. Passed over: ${done.passedOver}. Files removed: ${after.files}.`,
        )
      }),
    )
}

const tell = async (context: Context, output: Output): Promise<void> => {
  const counts = await perform(forecast, context, {})
  output.result(
    { due: Object.fromEntries(counts.map((one) => [one.class, one.due])) },
    `Due now, nothing was touched:\n${lines(counts.map((one) => ({ class: one.class, n: one.due })))}`,
  )
}

/** Also what a restore calls: every line of the file, some at a time. */
export const reapplyFile = async (
  context: Context,
  path: string,
  output: Output,
): Promise<{ erased: number; passedOver: number }> => {
  let erased = 0
  let passedOver = 0
  const take = async (batch: readonly TombstoneLine[]): Promise<void> => {
    if (batch.length === 0) return
    const done = await perform(reapplyTombstones, context, { lines: [...batch] })
    erased += done.erased
    passedOver += done.passedOver
    output.progress('tombstones', erased + passedOver)
  }
  let batch: TombstoneLine[] = []
  for await (const line of readTombstones(path)) {
    batch.push(line)
    if (batch.length < atOnce) continue
    await take(batch)
    batch = []
  }
  await take(batch)
  return { erased, passedOver }
}
