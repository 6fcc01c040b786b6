import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Paper } from '../../audit/model/judge-days.ts'
import type { Verdict } from '../../audit/model.ts'
import { type Kept, verifyLedger } from '../../audit/store/verify.ts'
import { diskSigner, fingerprintOf, type PublicKeys, readPublicKey } from '../../seal/signer.ts'
import { anchorFile, parseAnchors, readAnchors } from '../anchors.ts'
import { type House, signingFolder } from '../house.ts'
import { breakWords, brokenDays } from './audit-words.ts'
import { withHouse } from './with-house.ts'

interface Given {
  readonly anchors?: string
  readonly key?: readonly string[]
  readonly paper?: readonly string[]
}

export const verifyCommand = (audit: Command, program: Command, environment: NodeJS.ProcessEnv): void => {
  audit
    .command('verify')
    .description(
      'walk the whole chain; exit code 2 when anything was edited, deleted, moved, cut or rewritten',
    )
    .option('--anchors <file>', 'anchors kept elsewhere (default: those in KHIEN_DATA)')
    .option('--key <file or fingerprint...>', 'the keys to trust (default: those in KHIEN_DATA)')
    .option('--paper <day=digits...>', 'a day and its 40 digits, as printed')
    .action((given: Given) =>
      withHouse(program, environment, async (house, output) => {
        const kept = await keptFor(house, given)
        const { db } = house.context({ kind: 'system', job: 'khien audit verify' })
        const verdict = await verifyLedger(db, kept, (done) => output.progress('audit', done))
        const sound = verdict.breaks.length === 0
        output.result(
          { sound, brokenDays: brokenDays(verdict.breaks), ...verdict },
          sound ? soundWords(verdict) : brokenWords(verdict),
        )
        if (!sound) process.exitCode = 2
      }),
    )
}

const soundWords = ({ checked, days, anchors, open, head }: Verdict): string =>
  `Sound: ${checked} entries, ${days} closed days, ${anchors} anchors from outside, ${open} entries since the last closed day, head ${head.seq} ${head.hash}`

const brokenWords = ({ breaks, more }: Verdict): string =>
  [
    'BROKEN:',
    ...breaks.map((one) => `  ${breakWords(one)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    `Days: ${brokenDays(breaks).join(', ') || 'not closed yet'}`,
  ].join('\n')

const keptFor = async (house: House, { anchors, key, paper = [] }: Given): Promise<Kept> => {
  const folder = house.config.dataFolder
  const signer = diskSigner(signingFolder(folder))
  const own = await signer.keys()
  const file = await readAnchors(anchors ?? anchorFile(folder), anchors === undefined)
  // What was signed lies beside the key too; the file named by hand counts alone, so that it is clear what was compared.
  const signed = anchors === undefined ? parseAnchors((await signer.remembered()).join('\n')).days : []
  return {
    heads: file.heads,
    kept: [...file.days, ...signed],
    papers: paper.map(paperOf),
    keys: key === undefined ? own : await trustedOf(key, own),
  }
}

const paperOf = (text: string): Paper => {
  const found = /^(\d{4}-\d{2}-\d{2})=((?:\d[ -]?){40})$/.exec(text.trim())
  if (found === null) throw new Error(`--paper wants 2026-11-24=<40 digits>, not ${text}`)
  return { day: found[1] ?? '', digits: found[2] ?? '' }
}

/** A file with a public key, or the fingerprint of one that lies in the data folder. */
const trustedOf = async (given: readonly string[], own: PublicKeys): Promise<PublicKeys> => {
  const keys = await Promise.all(
    given.map(async (text) => {
      if (existsSync(text)) return readPublicKey(await readFile(text, 'utf8'))
      const found = own.get(text.replace(/[\s-]/g, '').toLowerCase())
      if (found === undefined) throw new Error(`no key here has the fingerprint ${text}`)
      return found
    }),
  )
  return new Map(keys.map((key) => [fingerprintOf(key), key]))
}
