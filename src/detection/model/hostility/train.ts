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
import { confusionOf, macroF1 } from '../learn/metrics.ts'
import { bestOffsets, decide } from '../learn/offsets.ts'
import { randomFrom } from '../learn/random.ts'
import { type Softmax, softmaxLogits, trainSoftmax } from '../learn/softmax.ts'
import { withoutDiacritics } from '../text/bare.ts'
import { normalise } from '../text/normalise.ts'

/** A comment and its class: 0 clean, 1 offensive, 2 hate. */
export interface Comment {
  readonly text: string
  readonly label: number
}

export const hostilityBits = 20
/** Hostile rows are few; in the mixing each counts as three, which the class offsets then take back where it is too much. */
const rareWeight = 3

/** DETECTION.md §3 row 9: several linear learners that err differently, mixed by a regression over their held-out scores. */
export const learners: readonly Learner[] = [
  { loss: 'squared', cost: 0.35, epochs: 10, balanced: false, blockWeight: [1, 1, 1, 1, 1], contrast: false },
  { loss: 'logistic', cost: 1.5, epochs: 8, balanced: true, blockWeight: [1, 1, 1, 1, 1], contrast: false },
  { loss: 'squared', cost: 0.1, epochs: 10, balanced: false, blockWeight: [1, 1, 1, 1, 1], contrast: true },
  {
    loss: 'squared',
    cost: 0.15,
    epochs: 10,
    balanced: false,
    blockWeight: [1.5, 0, 0, 0, 1],
    contrast: false,
  },
  { loss: 'squared', cost: 0.4, epochs: 10, balanced: false, blockWeight: [0, 1, 0, 1, 1], contrast: false },
  {
    loss: 'squared',
    cost: 0.15,
    epochs: 10,
    balanced: false,
    blockWeight: [0, 0, 1.5, 0, 1],
    contrast: false,
  },
]

/** Texts and their bare copies as features, dealt into folds. The same comments give the same material. */
export const hostilityMaterial = (comments: readonly Comment[], bareWeight = 0.5): Material => {
  const classes = classesOf(comments)
  const scratch = newScratch(hostilityBits)
  const builder = datasetBuilder(hostilityBits)
  const both = [...comments, ...comments.map(({ text, label }) => ({ text: withoutDiacritics(text), label }))]
  for (const { text } of both) builder.add(featuresOf(normalise(text), scratch))
  const data = builder.build()
  const random = randomFrom(20261124)
  return {
    data,
    texts: comments.length,
    columns: classes,
    targets: Int8Array.from({ length: both.length * classes }, (_, i) =>
      both[Math.floor(i / classes)]?.label === i % classes ? 1 : -1,
    ),
    rowWeight: Float32Array.from(both, (_, i) => (i < comments.length ? 1 : bareWeight)),
    slotScale: inverseFrequency(data),
    slotBlock: slotBlocks(data),
    folds: Int8Array.from(comments, () => Math.floor(random() * foldCount)),
  }
}

/** Three, or two where nobody tells offensive from hate (ViHOS). */
const classesOf = (comments: readonly Comment[]): number =>
  1 + Math.max(1, ...new Set(comments.map(({ label }) => label)))

export const hostilityTasks = tasksOf(learners)

export interface HostilityModel {
  /** A column per class: the whole stack, which is linear throughout, folded into one model. */
  readonly linear: Linear
  readonly offsets: readonly number[]
  /** Macro-F1 of held-out texts, 0..1, with the mixing learnt on other folds: as typed and without diacritics. */
  readonly validation: { readonly asTyped: number; readonly bare: number }
}

/** Mixes the fits of all tasks, in the order of `hostilityTasks`. */
export const mixHostility = (
  comments: readonly Comment[],
  material: Material,
  results: readonly FitResult[],
): HostilityModel => {
  const { texts, folds, columns: classes } = material
  const inputs = learners.length * classes
  const scores = heldOutScores(material, results, learners.length)
  const truth = Int8Array.from({ length: texts * 2 }, (_, i) => comments[i % texts]?.label ?? 0)
  const weight = (keep: (fold: number) => boolean): Float64Array =>
    Float64Array.from({ length: texts * 2 }, (_, i) =>
      keep(folds[i % texts] ?? 0) ? (i < texts ? 1 : 0.3) * (truth[i] === 0 ? 1 : rareWeight) : 0,
    )
  const shape = { inputs, classes }
  const decided = new Int8Array(texts * 2)
  for (let fold = 0; fold < foldCount; fold++) {
    const mix = trainSoftmax(
      scores,
      truth,
      weight((other) => other !== fold),
      shape,
    )
    const logits = logitsOf(mix, scores, texts * 2)
    const offsets = bestOffsets(
      pick(logits, classes, (i) => i < texts && folds[i] !== fold),
      pickLabels(truth, (i) => i < texts && folds[i] !== fold),
      classes,
    )
    const decision = decide(logits, classes, offsets)
    for (let i = 0; i < texts * 2; i++) if (folds[i % texts] === fold) decided[i] = decision[i] ?? 0
  }
  const mix = trainSoftmax(
    scores,
    truth,
    weight(() => true),
    shape,
  )
  const logits = logitsOf(mix, scores, texts)
  const finals = results.flatMap(({ model }) => (model === null ? [] : [model]))
  const mixRows = Array.from({ length: classes }, (_, c) =>
    Array.from(mix.weights.subarray(c * inputs, (c + 1) * inputs)),
  )
  const f1 = (from: number): number =>
    macroF1(
      confusionOf(truth.subarray(from, from + texts), decided.subarray(from, from + texts), classes),
      classes,
    )
  return {
    linear: blend(finals, mixRows, [...mix.bias]),
    offsets: bestOffsets(logits, truth.subarray(0, texts), classes),
    validation: { asTyped: f1(0), bare: f1(texts) },
  }
}

const logitsOf = (mix: Softmax, scores: Float64Array, rows: number): Float64Array => {
  const logits = new Float64Array(rows * mix.classes)
  for (let i = 0; i < rows; i++) softmaxLogits(mix, scores, i * mix.inputs, logits, i * mix.classes)
  return logits
}

const pick = (values: Float64Array, width: number, keep: (row: number) => boolean): Float64Array =>
  values.filter((_, i) => keep(Math.floor(i / width)))
const pickLabels = (values: Int8Array, keep: (row: number) => boolean): Int8Array =>
  values.filter((_, i) => keep(i))
