import { labels } from '../labels.ts'
import { datasetBuilder } from '../learn/dataset.ts'
import { featuresOf, newScratch } from '../learn/features.ts'
import {
  type FitResult,
  foldCount,
  heldOutScores,
  type Learner,
  type Material,
  slotBlocks,
  tasksOf,
} from '../learn/fit.ts'
import { blend, inverseFrequency, type Linear } from '../learn/linear.ts'
import { fitPlatt, type Platt } from '../learn/platt.ts'
import type { RuleBook } from '../rules/compile.ts'
import { withoutDiacritics } from '../text/bare.ts'
import { normalise } from '../text/normalise.ts'
import { dangers, type RiskLine } from './lines.ts'
import { probability } from './probability.ts'
import { signsOf } from './signs.ts'
import { chooseThresholds, type Thresholds } from './thresholds.ts'

/** A column per label, then one per step of urgency: at least emergency, at least high, at least normal. */
export const riskColumns = [...labels, 'emergency', 'high-or-more', 'normal-or-more'] as const
export const riskBits = 16
/** Lines stand beside their harmless twins: whole runs of lines go into one fold. */
const run = 12

export const riskLearners: readonly Learner[] = [
  {
    loss: 'logistic',
    cost: 60,
    epochs: 14,
    balanced: true,
    blockWeight: [1, 1, 1, 0.5, 1.6],
    contrast: false,
  },
  {
    loss: 'squared',
    cost: 2,
    epochs: 14,
    balanced: true,
    blockWeight: [1.2, 0.8, 1, 0, 2.2],
    contrast: false,
  },
]

/** Each learner's part in the mix. */
const share = 1 / riskLearners.length

export const riskTasks = tasksOf(riskLearners)

const isIn = (line: RiskLine, column: number): boolean =>
  column < labels.length
    ? line.labels.some((label) => label === labels[column])
    : dangers.indexOf(line.urgency) <= column - labels.length

export const riskMaterial = (lines: readonly RiskLine[], book: RuleBook): Material => {
  const scratch = newScratch(riskBits)
  const builder = datasetBuilder(riskBits)
  const both = [...lines, ...lines.map((line) => ({ ...line, text: withoutDiacritics(line.text) }))]
  for (const { text, kind } of both) {
    const normalised = normalise(text)
    builder.add(featuresOf(normalised, scratch, signsOf(book.read(normalised, kind), kind)))
  }
  const data = builder.build()
  const columns = riskColumns.length
  return {
    data,
    texts: lines.length,
    columns,
    targets: Int8Array.from({ length: both.length * columns }, (_, i) => {
      const line = both[Math.floor(i / columns)]
      return line !== undefined && isIn(line, i % columns) ? 1 : -1
    }),
    rowWeight: Float32Array.from(both, (_, i) => (i < lines.length ? 1 : 0.5)),
    slotScale: inverseFrequency(data),
    slotBlock: slotBlocks(data),
    folds: Int8Array.from(lines, (_, i) => Math.floor(i / run) % foldCount),
  }
}

export interface RiskModel {
  readonly linear: Linear
  readonly calibration: readonly Platt[]
  readonly thresholds: Thresholds
}

export const mixRisk = (
  lines: readonly RiskLine[],
  material: Material,
  results: readonly FitResult[],
): RiskModel => {
  const columns = riskColumns.length
  const scores = meanScores(material, results)
  const calibration = riskColumns.map((_, k) =>
    fitPlatt(
      Array.from(lines, (_, i) => scores[i * columns + k] ?? 0),
      lines.map((line) => isIn(line, k)),
    ),
  )
  const probabilities = scores.map((score, i) => probability(calibration[i % columns], score))
  const finals = results.flatMap(({ model }) => (model === null ? [] : [model]))
  const mix = riskColumns.map((_, k) =>
    riskLearners.flatMap(() => riskColumns.map((_, j) => (j === k ? share : 0))),
  )
  return {
    linear: blend(
      finals,
      mix,
      riskColumns.map(() => 0),
    ),
    calibration,
    thresholds: chooseThresholds(lines, probabilities),
  }
}

/** The mean of the learners' held-out scores, a row per line; bare copies only lend their weight to learning. */
const meanScores = (material: Material, results: readonly FitResult[]): Float64Array => {
  const { texts, columns } = material
  const all = heldOutScores(material, results, riskLearners.length)
  return Float64Array.from({ length: texts * columns }, (_, i) => {
    const row = Math.floor(i / columns) * riskLearners.length
    return riskLearners.reduce(
      (sum, _, l) => sum + share * (all[(row + l) * columns + (i % columns)] ?? 0),
      0,
    )
  })
}
