import { type Command, Option } from 'commander'
import {
  operatorCreateMember,
  operatorDisableMember,
  operatorResetMember,
} from '../../accounts/actions/operate-members.ts'
import { perform } from '../../action/perform.ts'
import { roles } from '../../action/permissions.ts'
import { askSecret } from './output.ts'
import { withHouse } from './with-house.ts'

const operator = { kind: 'system', job: 'cli' } as const

export const accountCommands = (program: Command, environment: NodeJS.ProcessEnv): void => {
  const account = program
    .command('account')
    .description('members of agencies (passwords are read from standard input)')
  account
    .command('create <login>')
    .description('a new member; a colleague or the recovery key then gives access to sealed content')
    .requiredOption('--agency <code>', 'code of the agency')
    .requiredOption('--name <name>', 'name shown to colleagues')
    .addOption(new Option('--role <roles...>', 'posts').choices(roles).makeOptionMandatory())
    .action((login: string, { agency, name, role }: { agency: string; name: string; role: string[] }) =>
      withHouse(program, environment, async (house, output) => {
        const password = await askSecret('First password (14 characters or more)')
        const input = { agencyCode: agency, login, name, roles: role, password }
        const { memberId } = await perform(operatorCreateMember, house.context(operator), input)
        output.result({ login, memberId }, `Created ${login}. They change the password at first sign-in.`)
      }),
    )
  account
    .command('reset <login>')
    .description('a new password and identity; a colleague or the recovery key must grant access again')
    .action((login: string) =>
      withHouse(program, environment, async (house, output) => {
        const password = await askSecret('New password (14 characters or more)')
        await perform(operatorResetMember, house.context(operator), { login, password })
        output.result(
          { login, reset: true },
          `Reset ${login}. Nothing can be opened until access is granted again.`,
        )
      }),
    )
  account
    .command('disable <login>')
    .description('end all access at once')
    .action((login: string) =>
      withHouse(program, environment, async (house, output) => {
        await perform(operatorDisableMember, house.context(operator), { login })
        output.result({ login, disabled: true }, `Disabled ${login}.`)
      }),
    )
}
