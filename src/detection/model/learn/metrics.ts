import { randomFrom } from './random.ts'

/** Counts of (true, predicted) classes: `confusion[t * classes + p]`. */
export const confusionOf = (
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
): Float64Array => {
  const confusion = new Float64Array(classes * classes)
  for (let i = 0; i < truth.length; i++) {
    const at = (truth[i] ?? 0) * classes + (predicted[i] ?? 0)
    confusion[at] = (confusion[at] ?? 0) + 1
  }
  return confusion
}

export interface ClassScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly support: number
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Precision, recall and F1 per class, each 0..1; a class that never occurs and is never said has F1 0. */
export const classScores = (confusion: Float64Array, classes: number): readonly ClassScore[] =>
  Array.from({ length: classes }, (_, c) => {
    let [said, support] = [0, 0]
    for (let k = 0; k < classes; k++) {
      said += confusion[k * classes + c] ?? 0
      support += confusion[c * classes + k] ?? 0
    }
    const hits = confusion[c * classes + c] ?? 0
    return {
      precision: ratio(hits, said),
      recall: ratio(hits, support),
      f1: ratio(2 * hits, said + support),
      support,
    }
  })

export const macroF1 = (confusion: Float64Array, classes: number): number =>
  classScores(confusion, classes).reduce((sum, { f1 }) => sum + f1, 0) / classes

export const accuracy = (confusion: Float64Array, classes: number): number => {
  let [right, all] = [0, 0]
  for (let i = 0; i < confusion.length; i++) {
    all += confusion[i] ?? 0
    if (i % (classes + 1) === 0) right += confusion[i] ?? 0
  }
  return ratio(right, all)
}

/**
 * Percentile bootstrap over rows: the 2.5 % and 97.5 % quantiles of a figure of resampled rows.
 *
 * @param figure from row numbers (with repeats) to the figure
 */
export const bootstrap = (
  rows: number,
  figure: (sample: Int32Array) => number,
  rounds = 500,
  seed = 1,
): readonly [number, number] => {
  const random = randomFrom(seed)
  const sample = new Int32Array(rows)
  const figures = Float64Array.from({ length: rounds }, () => {
    for (let i = 0; i < rows; i++) sample[i] = Math.floor(random() * rows)
    return figure(sample)
  }).sort()
  const at = (share: number): number =>
    figures[Math.min(rounds - 1, Math.floor(share * rounds))] ?? Number.NaN
  return [at(0.025), at(0.975)]
}

/** Expected calibration error over ten equal bins of the winning class's probability, 0..1. */
export const calibrationError = (confidence: ArrayLike<number>, right: ArrayLike<boolean>): number => {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, right: 0 }))
  for (let i = 0; i < confidence.length; i++) {
    const bin = bins[Math.min(9, Math.floor((confidence[i] ?? 0) * 10))]
    if (bin === undefined) continue
    bin.count++
    bin.confidence += confidence[i] ?? 0
    bin.right += right[i] === true ? 1 : 0
  }
  return (
    bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / Math.max(1, confidence.length)
  )
}

/** Wilson score interval of a share at 95 %: honest for small counts. */
export const wilson = (hits: number, all: number): readonly [number, number] => {
  if (all === 0) return [0, 1]
  const z = 1.959964
  const share = hits / all
  const middle = share + (z * z) / (2 * all)
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))
  const scale = 1 + (z * z) / all
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)]
}
