import type { Command } from 'commander'
import { useRecoveryKey } from '../../accounts/actions/operate-members.ts'
import { perform } from '../../action/perform.ts'
import { createRecoveryKey } from '../../agencies/actions/create-recovery-key.ts'
import { translate } from '../../kit/text.ts'
import { splitIdentity } from '../../seal/shares.ts'
import { printedSheets, readRecoveryIdentity } from './paper.ts'
import { withHouse } from './with-house.ts'

const t = translate('vi')
const operator = { kind: 'system', job: 'cli' } as const

export const recoveryCommands = (program: Command, environment: NodeJS.ProcessEnv): void => {
  const recovery = program
    .command('recovery-key')
    .description('the offline key on paper: the last way to sealed content')
  recovery
    .command('create')
    .description(
      'make the key and print it once; agencies founded and reports received from then on are sealed to it',
    )
    .option(
      '--replace',
      'retire the key in use; keep its paper, for what was sealed until now opens with that one only',
    )
    .option('--split', 'three sheets of digits instead of one line: any two of them are the key', false)
    .action(({ replace = false, split }: { replace?: boolean; split: boolean }) =>
      withHouse(program, environment, async (house, output) => {
        const context = house.context(operator)
        const { identity, recipient } = await perform(createRecoveryKey, context, { replace })
        const old = replace
          ? '\n\nKeep the old paper too: what was sealed until now opens with that key only.'
          : ''
        if (split) {
          const sheets = await splitIdentity(identity)
          output.result(
            { sheets, recipient, replaced: replace },
            `${printedSheets(sheets, recipient, context.now)}\f\n${t('recovery.sheets-told')}${old}`,
          )
          return
        }
        output.result(
          { identity, recipient, replaced: replace },
          `Write this on paper and lock it away. It is not stored anywhere:\n\n  ${identity}\n\nPublic half: ${recipient}${old}`,
        )
      }),
    )
  recovery
    .command('use')
    .description(
      'give a member access to their agency’s sealed content again (the key, or two of its sheets, is read from standard input)',
    )
    .requiredOption('--login <login>', 'the member, after a reset')
    .action(({ login }: { login: string }) =>
      withHouse(program, environment, async (house, output) => {
        const recoveryIdentity = await readRecoveryIdentity()
        await perform(useRecoveryKey, house.context(operator), { login, recoveryIdentity })
        output.result(
          { login, granted: true },
          `${login} can open sealed content again. Now make a new key: recovery-key create --replace.`,
        )
      }),
    )
}
