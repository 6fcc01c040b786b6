import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import {
  type Comment,
  hostilityBits,
  hostilityMaterial,
  hostilityTasks,
  mixHostility,
} from '../../detection/model/hostility/train.ts'
import { trainSpans } from '../../detection/model/hostility/train-spans.ts'
import { hostilities } from '../../detection/model/labels.ts'
import { packWeights, quantise } from '../../detection/model/learn/weights-file.ts'
import { mixRisk, riskBits, riskColumns, riskMaterial, riskTasks } from '../../detection/model/risk/train.ts'
import { compileRules } from '../../detection/model/rules/compile.ts'
import { fitAll } from '../../detection/store/fit-pool.ts'
import { repositoryRules } from '../../detection/store/rule-files.ts'
import { csvFiles, readComments, readMarked, readRiskLines } from '../../detection/store/training-files.ts'
import { type Output, openOutput } from './output.ts'

export const trainCommand = (program: Command): void => {
  program
    .command('train')
    .description(
      'train a model: risk (riskset lines), hostility (ViHSD or ViHOS rows) or spans (ViHOS marks)',
    )
    .requiredOption('--task <task>', 'risk, hostility or spans')
    .requiredOption('--data <folder>', 'folder with train.csv (and dev.csv), or with .jsonl lines')
    .requiredOption('--out <file>', 'the weights to write')
    .option('--harmless <path>', 'hostility: riskset lines; those without a label are learnt as clean')
    .action(async ({ task, data, out, harmless }: Options) => {
      const output = openOutput(program.opts<{ json: boolean }>().json)
      const train = tasks[task]
      if (train === undefined) throw new Error(`--task is one of ${Object.keys(tasks).join(', ')}`)
      const { file, told } = await train(data, output, harmless)
      writeFileSync(out, file)
      output.result(
        { out, bytes: file.length, ...told },
        `${out}: ${file.length} bytes, ${JSON.stringify(told)}`,
      )
    })
}

interface Options {
  readonly task: string
  readonly data: string
  readonly out: string
  readonly harmless?: string
}

interface Trained {
  readonly file: Uint8Array
  readonly told: Readonly<Record<string, unknown>>
}

const threads = (): number => availableParallelism()

const trainRisk = async (data: string, output: Output): Promise<Trained> => {
  const lines = readRiskLines(data)
  const { lexicon, rules } = repositoryRules()
  const material = riskMaterial(lines, compileRules(lexicon, rules))
  const results = await fitAll(material, riskTasks, threads(), (done) =>
    output.progress('fits', done, riskTasks.length),
  )
  const { linear, calibration, thresholds } = mixRisk(lines, material, results)
  return {
    file: packWeights(
      { task: 'risk', version: 1, columns: riskColumns, settings: { calibration, thresholds } },
      quantise(linear, riskBits),
    ),
    told: { lines: lines.length },
  }
}

const trainHostility = async (data: string, output: Output, harmless?: string): Promise<Trained> => {
  const comments = [...csvFiles(data).flatMap(readComments), ...harmlessComments(harmless)]
  const material = hostilityMaterial(comments)
  const results = await fitAll(material, hostilityTasks, threads(), (done) =>
    output.progress('fits', done, hostilityTasks.length),
  )
  const { linear, offsets, validation } = mixHostility(comments, material, results)
  return {
    file: packWeights(
      {
        task: 'hostility',
        version: 1,
        columns: hostilities.slice(0, material.columns),
        settings: { offsets, validation },
      },
      quantise(linear, hostilityBits),
    ),
    told: { comments: comments.length, crossValidated: validation },
  }
}

/** Comments people marked are nearly all from quarrels; without everyday lines half of all chats would look like one. */
const harmlessComments = (path: string | undefined): readonly Comment[] =>
  path === undefined
    ? []
    : readRiskLines(path).flatMap(({ text, labels }) => (labels.length === 0 ? [{ text, label: 0 }] : []))

const trainSpansTask = async (data: string): Promise<Trained> => {
  const { model, settings } = trainSpans(csvFiles(data).flatMap(readMarked))
  return {
    file: packWeights({ task: 'spans', version: 1, columns: ['marked'], settings }, model),
    told: settings,
  }
}

const tasks: Readonly<Record<string, (data: string, output: Output, harmless?: string) => Promise<Trained>>> =
  {
    risk: trainRisk,
    hostility: trainHostility,
    spans: trainSpansTask,
  }
