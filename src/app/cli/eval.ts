import type { Command } from 'commander'
import { openEngine } from '../../detection/model/engine.ts'
import { hostilities, labels } from '../../detection/model/labels.ts'
import {
  accuracy,
  bootstrap,
  calibrationError,
  classScores,
  confusionOf,
  macroF1,
} from '../../detection/model/learn/metrics.ts'
import { type RiskFigures, riskFigures } from '../../detection/model/risk/figures.ts'
import { withoutDiacritics } from '../../detection/model/text/bare.ts'
import { shippedParts } from '../../detection/store/engine-files.ts'
import { readComments, readRiskLines } from '../../detection/store/training-files.ts'
import { openOutput } from './output.ts'

export const evalCommand = (program: Command): void => {
  program
    .command('eval')
    .description('measure a model on labelled rows: as typed and without diacritics, with 95 % intervals')
    .requiredOption('--task <task>', 'risk or hostility')
    .requiredOption('--data <path>', 'a CSV file (hostility), a .jsonl file or a folder of them (risk)')
    .option('--model <file>', 'the model to measure instead of the shipped one')
    .action(({ task, data, model }: { task: string; data: string; model?: string }) => {
      const output = openOutput(program.opts<{ json: boolean }>().json)
      if (task !== 'risk' && task !== 'hostility') throw new Error('--task is risk or hostility')
      for (const bare of [false, true]) {
        const typing = bare ? 'without diacritics' : 'as typed'
        const figures = task === 'risk' ? evalRisk(data, model, bare) : evalHostility(data, model, bare)
        output.result({ task, typing, ...figures }, `${typing}\n${told(figures)}\n`)
      }
    })
}

const told = (figures: object): string =>
  Object.entries(figures)
    .map(
      ([name, value]) =>
        `  ${name.padEnd(24)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    )
    .join('\n')

const percent = (share: number): number => Math.round(share * 1000) / 10

const evalHostility = (file: string, model: string | undefined, bare: boolean) => {
  const comments = readComments(file)
  const engine = openEngine(shippedParts(new Date(0), { hostility: model }))
  const answers = comments.map(
    ({ text }) => engine.assess(bare ? withoutDiacritics(text) : text, 'message').hostility,
  )
  const truth = Int8Array.from(comments, ({ label }) => label)
  const said = Int8Array.from(answers, ({ label }) => hostilities.indexOf(label))
  const classes = 3
  const confusion = confusionOf(truth, said, classes)
  const interval = bootstrap(truth.length, (sample) =>
    macroF1(
      confusionOf(
        Int8Array.from(sample, (i) => truth[i] ?? 0),
        Int8Array.from(sample, (i) => said[i] ?? 0),
        classes,
      ),
      classes,
    ),
  )
  return {
    rows: comments.length,
    macroF1: percent(macroF1(confusion, classes)),
    interval95: interval.map(percent),
    accuracy: percent(accuracy(confusion, classes)),
    perClass: Object.fromEntries(
      classScores(confusion, classes).map(({ precision, recall, f1, support }, c) => [
        hostilities[c],
        { precision: percent(precision), recall: percent(recall), f1: percent(f1), support },
      ]),
    ),
    confusion: hostilities.map((_, t) => [...confusion.subarray(t * classes, (t + 1) * classes)]),
    calibrationError: percent(
      calibrationError(
        answers.map(({ score }) => score),
        answers.map((_, i) => truth[i] === said[i]),
      ),
    ),
  }
}

const evalRisk = (
  path: string,
  model: string | undefined,
  bare: boolean,
): RiskFigures & { readonly rows: number; readonly sameUrgency: number } => {
  const lines = readRiskLines(path)
  const engine = openEngine(shippedParts(new Date(0), { risk: model }))
  const typed = lines.map(({ text, kind }) => engine.assess(text, kind))
  const answers = bare ? lines.map(({ text, kind }) => engine.assess(withoutDiacritics(text), kind)) : typed
  const same = answers.filter(({ urgency }, i) => urgency === typed[i]?.urgency)
  return {
    rows: lines.length,
    // Of all rows, those whose urgency is the same as when typed with diacritics.
    sameUrgency: percent(same.length / Math.max(1, lines.length)),
    ...riskFigures(
      lines,
      answers.map((answer) => ({
        labels: answer.labels,
        urgency: answer.urgency,
        scores: labels.map((label) => answer.scores[label]),
      })),
    ),
  }
}
