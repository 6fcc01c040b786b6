import { labels } from '../labels.ts'
import { datasetBuilder } from '../learn/dataset.ts'
import { featuresOf, newScratch } from '../learn/features.ts'
import { type FitResult, type FitTask, type Learner, type Material, slotBlocks } from '../learn/fit.ts'
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
export const riskBits = 18
const foldCount = 5
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

export const riskTasks: readonly FitTask[] = riskLearners.flatMap((learner) =>
  [...Array.from({ length: foldCount }, (_, fold) => fold), null].map((holdOut) => ({ learner, holdOut })),
)

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
  /** Held-out probabilities, `columns` per line, for reports. */
  readonly heldOut: Float64Array
}

export const mixRisk = (
  lines: readonly RiskLine[],
  material: Material,
  results: readonly FitResult[],
  weights: readonly number[] = riskLearners.map(() => 1 / riskLearners.length),
): RiskModel => {
  const columns = riskColumns.length
  const scores = heldOut(material, results, weights)
  const calibration = riskColumns.map((_, k) =>
    fitPlatt(
      Array.from(lines, (_, i) => scores[i * columns + k] ?? 0),
      lines.map((line) => isIn(line, k)),
    ),
  )
  const probabilities = scores.map((score, i) => probability(calibration[i % columns], score))
  const finals = results.flatMap(({ model }) => (model === null ? [] : [model]))
  const mix = riskColumns.map((_, k) =>
    weights.flatMap((weight) => riskColumns.map((_, j) => (j === k ? weight : 0))),
  )
  return {
    linear: blend(
      finals,
      mix,
      riskColumns.map(() => 0),
    ),
    calibration,
    thresholds: chooseThresholds(lines, probabilities),
    heldOut: probabilities,
  }
}

const heldOut = (
  { texts, folds, columns }: Material,
  results: readonly FitResult[],
  weights: readonly number[],
) => {
  const scores = new Float64Array(texts * columns)
  for (const [l, weight] of weights.entries())
    for (let fold = 0; fold < foldCount; fold++) {
      const found = results[l * (foldCount + 1) + fold]?.scores ?? new Float64Array(0)
      const held = Array.from({ length: texts }, (_, i) => i).filter((i) => folds[i] === fold)
      for (const [at, row] of held.entries())
        for (let k = 0; k < columns; k++)
          scores[row * columns + k] =
            (scores[row * columns + k] ?? 0) + weight * (found[at * columns + k] ?? 0)
    }
  return scores
}
