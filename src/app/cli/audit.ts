import type { Command } from 'commander'
import { perform } from '../../action/perform.ts'
import { rotateKey } from '../../audit/actions/rotate-key.ts'
import { fingerprintOf, publicPem } from '../../seal/signer.ts'
import { exportAnchors } from './audit-export.ts'
import { verifyCommand } from './audit-verify.ts'
import { groups } from './audit-words.ts'
import { withHouse } from './with-house.ts'

export const auditCommands = (program: Command, environment: NodeJS.ProcessEnv): void => {
  const audit = program.command('audit').description('the ledger of who did what')
  verifyCommand(audit, program, environment)
  audit
    .command('anchor')
    .description(
      'close the days that are over, and print their anchors: copy them to another machine or to paper',
    )
    .option('--day <day>', 'one day alone (2026-11-24)')
    .option('--out <file>', 'write the anchors there, one JSON line a day')
    .action((options: { day?: string; out?: string }) =>
      withHouse(program, environment, (house, output) => exportAnchors(house, output, options)),
    )
  audit
    .command('key')
    .description('print the public key that signs the days, and its fingerprint for paper')
    .option('--rotate', 'sign with a new key from now on; the old public key stays')
    .action(({ rotate }: { rotate?: boolean }) =>
      withHouse(program, environment, async (house, output) => {
        const context = house.context({ kind: 'system', job: 'khien audit key' })
        if (rotate) await perform(rotateKey, context, {})
        const { signer } = context.services
        const key = await signer.current()
        const fingerprint = fingerprintOf(key)
        const earlier = [...(await signer.keys()).keys()].filter((one) => one !== fingerprint)
        output.result(
          { fingerprint, publicKey: publicPem(key), earlier },
          [
            groups(fingerprint),
            publicPem(key).trim(),
            ...earlier.map((one) => `earlier: ${groups(one)}`),
          ].join('\n'),
        )
      }),
    )
}
