import { blockCount, type Features } from './features.ts'
import type { Quantised } from './weights-file.ts'

/**
 * Raw scores of one text: `out[column]`, a log-odds-like number. Sums are whole numbers until the last step, so every
 * machine gets the same bits.
 *
 * @param shift how many bits finer the features were hashed than the model's slots
 */
export const scoreFeatures = (
  { slots, blockEnds }: Features,
  { columns, weights, steps, bias }: Quantised,
  shift: number,
  out: Float64Array,
  sums: Int32Array,
  blocks: number = blockCount,
): void => {
  for (let k = 0; k < columns; k++) out[k] = bias[k] ?? 0
  let from = 0
  for (let b = 0; b < blocks; b++) {
    const end = blockEnds[b] ?? 0
    if (end === from) continue
    sums.fill(0)
    for (let j = from; j < end; j++) {
      const at = ((slots[j] ?? 0) >>> shift) * columns
      for (let k = 0; k < columns; k++) sums[k] = (sums[k] ?? 0) + (weights[at + k] ?? 0)
    }
    const value = 1 / Math.sqrt(end - from)
    for (let k = 0; k < columns; k++) out[k] = (out[k] ?? 0) + (sums[k] ?? 0) * (steps[k] ?? 0) * value
    from = end
  }
}

/** Log-odds to a probability. */
export const logistic = (score: number): number => 1 / (1 + Math.exp(-score))
