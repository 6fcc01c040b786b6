import { blockCount, type Features } from './features.ts'
import type { Quantised } from './weights-file.ts'

/**
 * Raw scores of one text: `out[column]`, a log-odds-like number. Sums are whole numbers until the last step, so every
 * machine gets the same bits.
 *
 * @param blocks how many of the features' blocks to look at
 */
export type Scorer = (features: Features, out: Float64Array, blocks?: number) => void

/**
 * A model made ready for scoring. Four weights share one 32-bit word and are added two at a time, in sixteen-bit lanes: a slot of
 * sixteen columns costs four reads instead of sixteen.
 *
 * @param shift how many bits finer the features were hashed than the model's slots
 */
export const openScorer = (model: Quantised, shift: number): Scorer => {
  const { columns, steps, bias } = model
  const words = Math.ceil(columns / 4)
  const lanes = packLanes(model, words)
  const sums = new Int32Array(words * 4)
  return ({ slots, blockEnds }, out, blocks = blockCount) => {
    for (let k = 0; k < columns; k++) out[k] = bias[k] ?? 0
    let from = 0
    for (let b = 0; b < blocks; b++) {
      const end = blockEnds[b] ?? 0
      if (end === from) continue
      for (let word = 0; word < words; word++) addWord(lanes, slots, from, end, shift, words, word, sums)
      const value = 1 / Math.sqrt(end - from)
      for (let k = 0; k < columns; k++) out[k] = (out[k] ?? 0) + (sums[k] ?? 0) * (steps[k] ?? 0) * value
      from = end
    }
  }
}

/** Added to every weight so that lanes hold no signs; taken off again from the sums. */
const raise = 128
/** So many bytes fit into a sixteen-bit lane: 256 × 255 < 65,536. */
const mostInLane = 256

/** Weights as unsigned bytes, four columns to a word, put together by arithmetic: no machine's byte order enters. */
const packLanes = ({ weights, columns }: Quantised, words: number): Uint32Array => {
  const slots = weights.length / columns
  const lanes = new Uint32Array(slots * words)
  let at = 0
  for (let slot = 0; slot < slots; slot++)
    for (let k = 0; k < columns; k++) {
      const word = slot * words + (k >> 2)
      lanes[word] = (lanes[word] ?? 0) | (((weights[at++] ?? 0) + raise) << ((k & 3) * 8))
    }
  return lanes
}

/** sums[4 word … 4 word + 3] of the slots from `from` to `end`. */
const addWord = (
  lanes: Uint32Array,
  slots: Int32Array,
  from: number,
  end: number,
  shift: number,
  words: number,
  word: number,
  sums: Int32Array,
): void => {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let start = from; start < end; start += mostInLane) {
    const stop = Math.min(end, start + mostInLane)
    let even = 0
    let odd = 0
    for (let j = start; j < stop; j++) {
      const four = lanes[((slots[j] ?? 0) >>> shift) * words + word] ?? 0
      even = (even + (four & 0x00ff00ff)) | 0
      odd = (odd + ((four >>> 8) & 0x00ff00ff)) | 0
    }
    a += even & 0xffff
    b += odd & 0xffff
    c += even >>> 16
    d += odd >>> 16
  }
  const raised = raise * (end - from)
  sums[word * 4] = a - raised
  sums[word * 4 + 1] = b - raised
  sums[word * 4 + 2] = c - raised
  sums[word * 4 + 3] = d - raised
}

/** Log-odds to a probability. */
export const logistic = (score: number): number => 1 / (1 + Math.exp(-score))
