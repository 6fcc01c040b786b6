import { readFile } from 'node:fs/promises'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import { type Engine, openEngine } from '../../detection/model/engine.ts'
import { assessed } from '../../detection/model/lines.ts'
import { type ScreenSide, textOfTurns } from '../../detection/model/screens/turns.ts'
import { shippedParts } from '../../detection/store/engine-files.ts'
import { openScreenReader, type ScreenReading } from '../../detection/store/screen-reader.ts'
import { translate } from '../../kit/text.ts'
import { explained } from './explained.ts'
import { openOutput } from './output.ts'

export const readCommand = (program: Command): void => {
  program
    .command('read <pictures...>')
    .description('read the chat on screenshots, in order, and explain what the engine sees in it')
    .action(async (pictures: readonly string[]) => {
      const output = openOutput(program.opts<{ json: boolean }>().json)
      const reader = openScreenReader()
      const engine = openEngine(shippedParts(new Date()))
      try {
        for (const file of pictures) {
          const reading = await readFile(file).then(reader.read).catch(asProblem)
          if (reading.status === 'read') output.result(told(engine, file, reading), shown(engine, reading))
          else {
            console.error(`${file}: ${'problem' in reading ? reading.problem : said(reading.status)}`)
            process.exitCode = 1
          }
        }
      } finally {
        reader.close()
      }
    })
}

type Read = Extract<ScreenReading, { readonly status: 'read' }>

const asProblem = (problem: unknown): { readonly status: 'failed'; readonly problem: string } => ({
  status: 'failed',
  problem: problem instanceof Error ? problem.message : String(problem),
})

const t = translate('vi')
const said = (status: Exclude<ScreenReading['status'], 'read'>): string => t(`errors.screen-${status}`)

const told = (engine: Engine, file: string, { turns, confidence }: Read) => {
  const text = textOfTurns(turns)
  return { file, text, confidence, turns, ...assessed(engine, text, 'message') }
}

const marks: Readonly<Record<ScreenSide, string>> = { other: '←', own: '→', middle: '·' }

const shown = (engine: Engine, { turns }: Read): string =>
  [
    ...turns.map(({ side, text }) => `${styleText('dim', marks[side])} ${text}`),
    '',
    explained(engine, textOfTurns(turns), 'message'),
  ].join('\n')
