import type { Dataset } from './dataset.ts'
import { blockCount } from './features.ts'
import { randomFrom, shuffle } from './random.ts'

export type Loss = 'hinge' | 'logistic'

export interface LinearOptions {
  readonly loss: Loss
  /** Cost of a wrong row against the weight's length. */
  readonly cost: number
  readonly epochs: number
  readonly seed: number
  /** Per column: cost factor of its positive and of its other rows. */
  readonly positive: readonly number[]
  readonly negative: readonly number[]
  /** Per row cost factor (a copy counts less); 1 when absent. */
  readonly rowWeight?: Float32Array
  /** Per slot scale of a feature (idf or a log-count ratio); 1 when absent. Already inside the returned weights. */
  readonly slotScale?: Float32Array
}

/** One weight per slot and column, interleaved: `weights[slot * columns + column]`, and a bias per column. */
export interface Linear {
  readonly columns: number
  readonly weights: Float32Array
  readonly bias: Float32Array
}

/**
 * One-against-rest linear models by dual coordinate descent (Hsieh et al. 2008; Yu et al. 2011 for the logistic loss),
 * all columns in one pass over the rows so that each slot is fetched once.
 *
 * @param targets per row and column +1 or -1: `targets[row * columns + column]`
 */
export const trainLinear = (
  data: Dataset,
  rows: Int32Array,
  targets: Int8Array,
  columns: number,
  options: LinearOptions,
): Linear => {
  const { cost, loss, epochs } = options
  const weights = new Float32Array((1 << data.bits) * columns)
  const bias = new Float32Array(columns)
  const alpha = new Float64Array(rows.length * columns)
  const margins = new Float64Array(columns)
  const deltas = new Float64Array(columns)
  const order = Int32Array.from(rows, (_, i) => i)
  const random = randomFrom(options.seed)
  const scale = options.slotScale
  const squares = squaredLengths(data, rows, scale)
  const start = loss === 'logistic' ? 0.001 : 0
  if (start > 0) initialise()

  function costOf(row: number, column: number): number {
    const factor = (targets[row * columns + column] ?? 0) > 0 ? options.positive[column] : options.negative[column]
    return cost * (factor ?? 1) * (options.rowWeight?.[row] ?? 1)
  }

  function initialise(): void {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? 0
      for (let k = 0; k < columns; k++) {
        const c = costOf(row, k)
        const a = Math.min(start * c, 1e-8 + start * c)
        alpha[i * columns + k] = a
        deltas[k] = a * (targets[row * columns + k] ?? 0)
      }
      update(row)
    }
  }

  function update(row: number): void {
    let from = row === 0 ? 0 : (data.ends[row * blockCount - 1] ?? 0)
    for (let b = 0; b < blockCount; b++) {
      const end = data.ends[row * blockCount + b] ?? 0
      const value = end > from ? 1 / Math.sqrt(end - from) : 0
      for (let j = from; j < end; j++) {
        const slot = data.slots[j] ?? 0
        const x = scale === undefined ? value : value * (scale[slot] ?? 1)
        const at = slot * columns
        for (let k = 0; k < columns; k++) weights[at + k] = (weights[at + k] ?? 0) + (deltas[k] ?? 0) * x
      }
      from = end
    }
    for (let k = 0; k < columns; k++) bias[k] = (bias[k] ?? 0) + (deltas[k] ?? 0)
  }

  function measure(row: number): void {
    for (let k = 0; k < columns; k++) margins[k] = bias[k] ?? 0
    let from = row === 0 ? 0 : (data.ends[row * blockCount - 1] ?? 0)
    for (let b = 0; b < blockCount; b++) {
      const end = data.ends[row * blockCount + b] ?? 0
      const value = end > from ? 1 / Math.sqrt(end - from) : 0
      for (let j = from; j < end; j++) {
        const slot = data.slots[j] ?? 0
        const x = scale === undefined ? value : value * (scale[slot] ?? 1)
        const at = slot * columns
        for (let k = 0; k < columns; k++) margins[k] = (margins[k] ?? 0) + (weights[at + k] ?? 0) * x
      }
      from = end
    }
  }

  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (let o = 0; o < order.length; o++) {
      const i = order[o] ?? 0
      const row = rows[i] ?? 0
      const q = squares[i] ?? 1
      measure(row)
      let changed = false
      for (let k = 0; k < columns; k++) {
        const y = targets[row * columns + k] ?? 0
        const c = costOf(row, k)
        const old = alpha[i * columns + k] ?? 0
        const fresh = loss === 'hinge' ? hingeStep(old, y * (margins[k] ?? 0), q, c) : logisticStep(old, y * (margins[k] ?? 0), q, c)
        const delta = fresh - old
        deltas[k] = delta * y
        if (Math.abs(delta) > 1e-7 * c) changed = true
        alpha[i * columns + k] = fresh
      }
      if (changed) update(row)
    }
  }
  if (scale !== undefined)
    for (let slot = 0; slot < scale.length; slot++)
      for (let k = 0; k < columns; k++) weights[slot * columns + k] = (weights[slot * columns + k] ?? 0) * (scale[slot] ?? 1)
  return { columns, weights, bias }
}

/** Minimises the dual of max(0, 1 - margin) in one coordinate. */
const hingeStep = (alpha: number, margin: number, q: number, cost: number): number =>
  Math.min(Math.max(alpha - (margin - 1) / q, 0), cost)

/** A few Newton steps on the one-dimensional dual of log(1 + exp(-margin)). */
const logisticStep = (alpha: number, margin: number, q: number, cost: number): number => {
  // minimise 0.5 q (a - alpha)² + margin (a - alpha) + a log a + (cost - a) log(cost - a)
  let a = Math.min(Math.max(alpha, 1e-9 * cost), cost * (1 - 1e-9))
  for (let step = 0; step < 4; step++) {
    const gradient = q * (a - alpha) + margin + Math.log(a / (cost - a))
    const curvature = q + cost / (a * (cost - a))
    const next = a - gradient / curvature
    a = next <= 0 ? a * 0.1 : next >= cost ? cost - (cost - a) * 0.1 : next
    if (Math.abs(gradient) < 1e-3) break
  }
  return a
}

const squaredLengths = (data: Dataset, rows: Int32Array, scale: Float32Array | undefined): Float64Array =>
  Float64Array.from(rows, (row) => {
    let sum = 1
    let from = row === 0 ? 0 : (data.ends[row * blockCount - 1] ?? 0)
    for (let b = 0; b < blockCount; b++) {
      const end = data.ends[row * blockCount + b] ?? 0
      if (scale === undefined) sum += end > from ? 1 : 0
      else for (let j = from; j < end; j++) sum += (scale[data.slots[j] ?? 0] ?? 1) ** 2 / (end - from)
      from = end
    }
    return sum
  })

/** Raw scores of one row: `out[column]`. */
export const scoreRow = (data: Dataset, row: number, model: Linear, out: Float64Array): void => {
  const { columns, weights, bias } = model
  for (let k = 0; k < columns; k++) out[k] = bias[k] ?? 0
  let from = row === 0 ? 0 : (data.ends[row * blockCount - 1] ?? 0)
  for (let b = 0; b < blockCount; b++) {
    const end = data.ends[row * blockCount + b] ?? 0
    const value = end > from ? 1 / Math.sqrt(end - from) : 0
    for (let j = from; j < end; j++) {
      const at = (data.slots[j] ?? 0) * columns
      for (let k = 0; k < columns; k++) out[k] = (out[k] ?? 0) + (weights[at + k] ?? 0) * value
    }
    from = end
  }
}
