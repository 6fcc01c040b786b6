import type { Command } from 'commander'
import { verifyChain } from '../../audit/store.ts'
import { anchorFile, readAnchors, writeAnchor } from '../anchors.ts'
import { withHouse } from './with-house.ts'

export const auditCommands = (program: Command, environment: NodeJS.ProcessEnv): void => {
  const audit = program.command('audit').description('the ledger of who did what')
  audit
    .command('verify')
    .description('walk the whole chain; exit code 2 when anything was edited, deleted, moved or cut')
    .option('--anchors <file>', 'anchors kept elsewhere (default: anchors.jsonl in KHIEN_DATA)')
    .action(({ anchors: given }: { anchors?: string }) =>
      withHouse(program, environment, async (house, output) => {
        const anchors = await readAnchors(given ?? anchorFile(house.config.dataFolder))
        const verdict = await verifyChain(house.database.db, anchors, (done) =>
          output.progress('audit', done),
        )
        const sound = verdict.breaks.length === 0
        const breaks = verdict.breaks.map(({ kind, seq }) => `  ${kind} at ${seq}`).join('\n')
        output.result(
          { sound, ...verdict },
          sound
            ? `Sound: ${verdict.checked} entries, ${verdict.anchors} anchors, head ${verdict.head.seq} ${verdict.head.hash}`
            : `BROKEN:\n${breaks}`,
        )
        if (!sound) process.exitCode = 2
      }),
    )
  audit
    .command('anchor')
    .description('print and keep the head of the chain; copy it to another machine or to paper')
    .action(() =>
      withHouse(program, environment, async (house, output) => {
        const head = await writeAnchor(house)
        output.result({ ...head }, `${head.seq} ${head.hash}`)
      }),
    )
}
