import { inverseFrequency, scoreRow, trainLinear } from '../learn/linear.ts'
import { type Quantised, quantise } from '../learn/weights-file.ts'
import { normalise } from '../text/normalise.ts'
import { type MarkedComment, spanBits, spanRows } from './spans.ts'

/** The token model: which words of a comment people would mark. Its threshold is set on a fifth of the comments. */
export const trainSpans = (
  comments: readonly MarkedComment[],
): {
  readonly model: Quantised
  readonly settings: { readonly threshold: number; readonly wordF1: number }
} => {
  const rows = spanRows(comments, normalise)
  const held = spanRows(
    comments.filter((_, i) => i % 5 === 0),
    normalise,
  )
  const some = spanRows(
    comments.filter((_, i) => i % 5 !== 0),
    normalise,
  )
  const fitted = fitRows(some)
  const out = new Float64Array(1)
  const chances = Array.from(held.targets, (_, row) => {
    scoreRow(held.data, row, fitted, out)
    return 1 / (1 + Math.exp(-(out[0] ?? 0)))
  })
  const f1 = (threshold: number): number => {
    let [hits, said, wanted] = [0, 0, 0]
    for (const [i, target] of held.targets.entries()) {
      const yes = (chances[i] ?? 0) >= threshold
      if (yes && target > 0) hits++
      if (yes) said++
      if (target > 0) wanted++
    }
    return (2 * hits) / Math.max(1, said + wanted)
  }
  const threshold = Array.from({ length: 61 }, (_, i) => 0.2 + i * 0.01).reduce((a, b) =>
    f1(b) > f1(a) ? b : a,
  )
  return { model: quantise(fitRows(rows), spanBits), settings: { threshold, wordF1: f1(threshold) } }
}

const fitRows = ({ data, targets }: ReturnType<typeof spanRows>) =>
  trainLinear(
    data,
    Int32Array.from(targets, (_, i) => i),
    targets,
    1,
    {
      loss: 'logistic',
      cost: 2,
      epochs: 8,
      seed: 1,
      positive: [2],
      negative: [1],
      rowWeight: new Float32Array(targets.length).fill(1),
      slotScale: inverseFrequency(data),
    },
  )
