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
 * A model made ready for scoring.
 *
 * @param shift how many bits finer the features were hashed than the model's slots
 */
export const openScorer = (model: Quantised, shift: number): Scorer => {
  const { columns, steps, bias } = model
  const sums = new Int32Array(columns)
  const add = columns === packed ? packedSums(model) : plainSums(model)
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

/** Sums of the weights of the slots from `from` to `end`, column by column. */
type Adder = (slots: Int32Array, from: number, end: number, shift: number, sums: Int32Array) => void

/** A few columns: the weights as they are, which keeps the table small. */
const plainSums =
  ({ weights, columns }: Quantised): Adder =>
  (slots, from, end, shift, sums) => {
    for (let k = 0; k < columns; k++) {
      let sum = 0
      for (let j = from; j < end; j++) sum += weights[((slots[j] ?? 0) >>> shift) * columns + k] ?? 0
      sums[k] = sum
    }
  }

/** As many columns as make four words of four weights each. */
const packed = 16
/** Added to every weight so that lanes hold no signs; taken off again from the sums. */
const raise = 128
/** So many bytes fit into a sixteen-bit lane: 256 × 255 < 65,536. */
const mostInLane = 256

/** Weights as unsigned bytes, four columns to a word, put together by arithmetic: no machine's byte order enters. */
const packLanes = ({ weights }: Quantised): Uint32Array => {
  const lanes = new Uint32Array(weights.length / 4)
  for (let word = 0, at = 0; word < lanes.length; word++, at += 4)
    lanes[word] =
      ((weights[at] ?? 0) + raise) |
      (((weights[at + 1] ?? 0) + raise) << 8) |
      (((weights[at + 2] ?? 0) + raise) << 16) |
      (((weights[at + 3] ?? 0) + raise) << 24)
  return lanes
}

/**
 * Sixteen columns: four weights share one 32-bit word and are added two at a time, in sixteen-bit lanes, in one pass: a slot
 * is part of one line of the cache, and going back for it costs most.
 */
const packedSums = (model: Quantised): Adder => {
  const lanes = packLanes(model)
  return (slots, from, end, shift, sums) => addFourWords(lanes, slots, from, end, shift, sums)
}

const addFourWords = (
  lanes: Uint32Array,
  slots: Int32Array,
  from: number,
  end: number,
  shift: number,
  sums: Int32Array,
): void => {
  sums.fill(-raise * (end - from))
  for (let start = from; start < end; start += mostInLane) {
    const stop = Math.min(end, start + mostInLane)
    let [even0, odd0, even1, odd1, even2, odd2, even3, odd3] = [0, 0, 0, 0, 0, 0, 0, 0]
    for (let j = start; j < stop; j++) {
      const at = ((slots[j] ?? 0) >>> shift) << 2
      const one = lanes[at] ?? 0
      const two = lanes[at + 1] ?? 0
      const three = lanes[at + 2] ?? 0
      const four = lanes[at + 3] ?? 0
      even0 = (even0 + (one & 0x00ff00ff)) | 0
      odd0 = (odd0 + ((one >>> 8) & 0x00ff00ff)) | 0
      even1 = (even1 + (two & 0x00ff00ff)) | 0
      odd1 = (odd1 + ((two >>> 8) & 0x00ff00ff)) | 0
      even2 = (even2 + (three & 0x00ff00ff)) | 0
      odd2 = (odd2 + ((three >>> 8) & 0x00ff00ff)) | 0
      even3 = (even3 + (four & 0x00ff00ff)) | 0
      odd3 = (odd3 + ((four >>> 8) & 0x00ff00ff)) | 0
    }
    spread(sums, 0, even0, odd0)
    spread(sums, 4, even1, odd1)
    spread(sums, 8, even2, odd2)
    spread(sums, 12, even3, odd3)
  }
}

const spread = (sums: Int32Array, at: number, even: number, odd: number): void => {
  sums[at] = (sums[at] ?? 0) + (even & 0xffff)
  sums[at + 1] = (sums[at + 1] ?? 0) + (odd & 0xffff)
  sums[at + 2] = (sums[at + 2] ?? 0) + (even >>> 16)
  sums[at + 3] = (sums[at + 3] ?? 0) + (odd >>> 16)
}

/** Log-odds to a probability. */
export const logistic = (score: number): number => 1 / (1 + Math.exp(-score))
