import type { Command } from 'commander'
import { fillBench } from '../seed/bench.ts'
import { isFounded, requireTrial, seedEvaluation } from '../seed/evaluation.ts'
import { endWithStarter, tellStarter } from './first-start.ts'
import { withHouse } from './with-house.ts'

export const seedCommand = (program: Command, environment: NodeJS.ProcessEnv): void => {
  program
    .command('seed')
    .description('fill an empty database with the fictional province; with --cases, a bench database')
    .option('--cases <count>', 'add this many invented cases and waiting reports', Number)
    .action(({ cases }: { cases?: number }) => {
      endWithStarter()
      return withHouse(program, environment, async (house, output) => {
        requireTrial(house)
        const fresh = !(await isFounded(house))
        const seeded = fresh
          ? await seedEvaluation(house, (done, all) => output.progress('Tỉnh Mẫu: báo cáo mẫu', done, all))
          : undefined
        tellStarter(seeded)
        if (cases !== undefined)
          await fillBench(house, cases, (done, all) => output.progress('cases', done, all))
        output.result(
          {
            founded: fresh,
            cases: cases ?? 0,
            ...(seeded === undefined ? {} : { apiKey: seeded.apiKey, recoveryKey: seeded.recoveryIdentity }),
          },
          fresh ? `Seeded. API key ${seeded?.apiKey}` : `Added ${cases ?? 0} cases.`,
        )
      })
    })
}
