import { readFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError } from 'commander'
import {
  type Bank,
  type BankMatch,
  type MatchResult,
  matchPicture,
  openBank,
  type Picture,
} from '../../detection/model/images/bank.ts'
import { readBankCsv } from '../../detection/model/images/bank-csv.ts'
import { readExchangeJson } from '../../detection/model/images/bank-exchange.ts'
import { matchRadius } from '../../detection/model/images/hash-index.ts'
import { parseHash } from '../../detection/model/images/hash256.ts'
import { hashPicture } from '../../detection/store/hash-picture.ts'
import { type Output, openOutput } from './output.ts'

export const matchCommand = (program: Command): void => {
  program
    .command('match <pictures...>')
    .description(
      'compare picture files or PDQ hashes with a bank of known hashes (CSV or ThreatExchange JSON)',
    )
    .requiredOption('--bank <file>', 'the bank')
    .option('--radius <bits>', 'bits that may differ, 0 to 31', readRadius, matchRadius)
    .action(async (pictures: readonly string[], options: { bank: string; radius: number }) => {
      const output = openOutput(program.opts<{ json: boolean }>().json)
      const bank = await readBank(options.bank)
      for (const name of pictures) {
        const picture = await readPicture(name).catch((problem: unknown) => {
          console.error(`${name}: ${problem instanceof Error ? problem.message : String(problem)}`)
          process.exitCode = 1
          return undefined
        })
        if (picture !== undefined) show(output, name, matchPicture(bank, picture, options.radius))
      }
    })
}

const show = (output: Output, name: string, result: MatchResult): void => {
  if (result.status === 'too-little-to-see')
    output.result({ picture: name, ...result }, `${name}: too little to see (quality ${result.quality})`)
  else if (result.matches.length === 0)
    output.result({ picture: name, ...result }, `${name}: not in this bank (which does not make it harmless)`)
  else for (const match of result.matches) output.result({ picture: name, ...match }, wordsOf(name, match))
}

const readRadius = (text: string): number => {
  const radius = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
  if (!(radius <= matchRadius)) throw new InvalidArgumentError(`0 to ${matchRadius}`)
  return radius
}

const readBank = async (file: string): Promise<Bank> => {
  const text = await readFile(file, 'utf8')
  const defaults = { bank: file, source: file, addedAt: new Date() }
  const { entries, problems } = /^\s*[[{]/.test(text)
    ? readExchangeJson(text, defaults)
    : readBankCsv(text, defaults)
  for (const { line, problem, value } of problems) console.error(`${file}:${line}: ${problem} ${value}`)
  return openBank(entries)
}

const readPicture = async (name: string): Promise<Picture> => {
  const original = parseHash(name)
  return original === undefined ? hashPicture(await readFile(name)) : { hashes: { original } }
}

const wordsOf = (name: string, { entry, distance, turn, pictureQuality, distrust }: BankMatch): string =>
  [
    `${name}: distance ${distance}`,
    ...(turn === 'original' ? [] : [`turned ${turn}`]),
    `quality ${pictureQuality ?? 'unknown'}/${entry.quality ?? 'unknown'}`,
    `bank ${entry.bank}, source ${entry.source}, since ${entry.addedAt.toISOString().slice(0, 10)}`,
    ...(entry.note === undefined ? [] : [entry.note]),
    ...(distrust.length === 0 ? [] : [`look twice: ${distrust.join(', ')}`]),
    entry.hash,
  ].join(' · ')
