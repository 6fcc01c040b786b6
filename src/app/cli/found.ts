import { readFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { parse } from 'csv-parse/sync'
import { perform } from '../../action/perform.ts'
import { foundAgency } from '../../agencies/actions/found-agency.ts'
import { takeAreas } from '../../agencies/actions/take-areas.ts'
import { agencyKinds } from '../../agencies/model.ts'
import { recoveryRecipient } from '../../agencies/store/grants.ts'
import { withHouse } from './with-house.ts'

const operator = { kind: 'system', job: 'cli' } as const

interface NewAgency {
  readonly name: string
  readonly kind: string
  readonly area?: string
  readonly phone?: string
}

/** A real province begins here: its communes, then its agencies, each sealed to the recovery key until a member holds its key. */
export const foundCommands = (program: Command, environment: NodeJS.ProcessEnv): void => {
  const found = program
    .command('found')
    .description('the communes and agencies of a new province, after `recovery-key create`')
  found
    .command('areas <file>')
    .description('communes from CSV with the columns code,name,kind (commune, ward, special-zone)')
    .action((file: string) =>
      withHouse(program, environment, async (house, output) => {
        const areas: unknown = parse(await readFile(file), { columns: true, bom: true, trim: true })
        const context = house.context(operator)
        const { taken } = await perform(takeAreas, context, { areas, validFrom: context.now })
        output.result({ taken }, `${taken} communes; those already known stay as they were.`)
      }),
    )
  found
    .command('agency <code>')
    .description('an agency; its first member is then made by `account create` and `recovery-key use`')
    .requiredOption('--name <name>', 'its full name')
    .addOption(
      new Option('--kind <kind>', 'duty takes what no commune takes')
        .choices(agencyKinds)
        .makeOptionMandatory(),
    )
    .option('--area <code>', 'the commune whose reports it takes')
    .option('--phone <number>', 'shown to colleagues')
    .action((code: string, { name, kind, area, phone }: NewAgency) =>
      withHouse(program, environment, async (house, output) => {
        const context = house.context(operator)
        // Its key would be sealed to nobody, and whatever is reported to it lost for good.
        if ((await recoveryRecipient(context.db)) === undefined)
          throw new Error('There is no recovery key yet: khien recovery-key create')
        const { id } = await perform(foundAgency, context, {
          code,
          name,
          kind,
          areaCode: area ?? null,
          phone: phone ?? null,
          validFrom: context.now,
        })
        output.result(
          { agencyId: id, code },
          `Founded ${code}. Next: khien account create … --agency ${code}`,
        )
      }),
    )
}
