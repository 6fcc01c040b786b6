import { blockCount, type Features } from './features.ts'
import { pairSums, plainSums, type RowSums, wideColumns, wideSums } from './sum-rows.ts'
import type { Quantised } from './weights-file.ts'

/**
 * Raw scores of one text: `out[column]`, a log-odds-like number. Sums are whole numbers until the last step, so every
 * machine gets the same bits.
 *
 * @param blocks how many of the features' blocks to look at
 */
export type Scorer = (features: Features, out: Float64Array, blocks?: number) => void

/**
 * A model made ready for scoring.
 *
 * @param shift how many bits finer the features were hashed than the model's slots
 */
export const openScorer = (model: Quantised, shift: number): Scorer => {
  const { columns, steps, bias } = model
  const sums = new Int32Array(columns)
  const add = sumsOf(model)
  return ({ slots, blockEnds }, out, blocks = blockCount) => {
    for (let k = 0; k < columns; k++) out[k] = bias[k] ?? 0
    let from = 0
    for (let b = 0; b < blocks; b++) {
      const end = blockEnds[b] ?? 0
      if (end === from) continue
      add(slots, from, end, shift, sums)
      const value = 1 / Math.sqrt(end - from)
      for (let k = 0; k < columns; k++) out[k] = (out[k] ?? 0) + (sums[k] ?? 0) * (steps[k] ?? 0) * value
      from = end
    }
  }
}

const sumsOf = ({ weights, columns }: Quantised): RowSums => {
  const quick = columns === wideColumns ? wideSums(weights) : columns === 2 ? pairSums(weights) : undefined
  return quick ?? plainSums(weights, columns)
}

/** Log-odds to a probability. */
export const logistic = (score: number): number => 1 / (1 + Math.exp(-score))
