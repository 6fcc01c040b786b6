import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { type Engine, openEngine } from '../../detection/model/engine.ts'
import type { Kind } from '../../detection/model/labels.ts'
import { assessLine } from '../../detection/model/lines.ts'
import { type DetectPool, type Models, openDetectPool } from '../../detection/store/detect-pool.ts'
import { shippedParts } from '../../detection/store/engine-files.ts'
import { explained } from './explained.ts'
import { linesOf } from './lines-in.ts'
import { type Output, openOutput } from './output.ts'

interface Options extends Models {
  readonly model?: string
  readonly threads?: string
  readonly kind: Kind
}

export const detectCommand = (program: Command): void => {
  program
    .command('detect [file]')
    .description(
      'assess texts: JSON lines {"id","text","kind"?} with --json, else one text a line, explained in colour',
    )
    .option('--model <file>', 'a hostility model trained by `khien train`')
    .option('--risk <file>', 'another risk model')
    .option('--kind <kind>', 'message, report or page, for plain texts', 'message')
    .option('--threads <number>', 'threads for --json', String(1))
    .action(async (file: string | undefined, { model, risk, kind, threads }: Options & { risk?: string }) => {
      const { json } = program.opts<{ json: boolean }>()
      const output = openOutput(false)
      const models = { hostility: model, risk }
      const input = file === undefined ? process.stdin : createReadStream(file)
      if (!json) {
        const engine = openEngine(shippedParts(new Date(), models))
        for await (const line of linesOf(input)) await write(explained(engine, textOf(line), kind))
        return
      }
      const wanted = Math.min(availableParallelism(), Math.max(1, Number(threads) || 1))
      if (wanted === 1) await one(openEngine(shippedParts(new Date(), models)), input, output)
      else await several(openDetectPool(wanted, new Date(), models), wanted, input, output)
    })
}

type Input = AsyncIterable<Uint8Array | string>

const write = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

const batchSize = 128

async function* batches(input: Input): AsyncGenerator<readonly string[]> {
  let batch: string[] = []
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue
    batch.push(line)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

const one = async (engine: Engine, input: Input, output: Output): Promise<void> => {
  let done = 0
  for await (const batch of batches(input)) {
    await write(`${batch.map((line) => assessLine(engine, line)).join('\n')}\n`)
    done += batch.length
    if (process.stderr.isTTY) output.progress('assessed', done)
  }
}

/** Keeps a few batches under way on each thread and writes the answers in the order of the lines. */
const several = async (pool: DetectPool, threads: number, input: Input, output: Output): Promise<void> => {
  const underWay: Promise<readonly string[]>[] = []
  let done = 0
  const writeFirst = async (): Promise<void> => {
    const answers = (await underWay.shift()) ?? []
    await write(`${answers.join('\n')}\n`)
    done += answers.length
    if (process.stderr.isTTY) output.progress('assessed', done)
  }
  try {
    for await (const batch of batches(input)) {
      underWay.push(pool.assess(batch))
      if (underWay.length >= threads * 4) await writeFirst()
    }
    while (underWay.length > 0) await writeFirst()
  } finally {
    await pool.close()
  }
}

/** A line of a file may be JSON with a text, or be the text. */
const textOf = (line: string): string => {
  if (!line.startsWith('{')) return line
  try {
    const { text }: { text?: unknown } = Object(JSON.parse(line))
    return typeof text === 'string' ? text : line
  } catch {
    return line
  }
}
