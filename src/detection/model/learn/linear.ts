import type { Dataset } from './dataset.ts'
import { blockCount } from './features.ts'
import { randomFrom, shuffle } from './random.ts'

export type Loss = 'hinge' | 'squared' | 'logistic'

export interface LinearOptions {
  readonly loss: Loss
  /** Cost of a wrong row against the length of the weights. */
  readonly cost: number
  readonly epochs: number
  readonly seed: number
  /** Per column: cost factor of its own rows and of all others. */
  readonly positive: readonly number[]
  readonly negative: readonly number[]
  /** Per row cost factor (a copy counts less). */
  readonly rowWeight: Float32Array
  /** Per slot scale of a feature (idf); already inside the returned weights. */
  readonly slotScale: Float32Array
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
 * @param rows which rows to learn from
 * @param targets +1 or -1 per row and column: `targets[row * columns + column]`
 */
export const trainLinear = (
  data: Dataset,
  rows: Int32Array,
  targets: Int8Array,
  columns: number,
  options: LinearOptions,
): Linear => {
  const { slotScale } = options
  const model = {
    columns,
    weights: new Float32Array((1 << data.bits) * columns),
    bias: new Float32Array(columns),
  }
  const alpha = new Float64Array(rows.length * columns)
  const margins = new Float64Array(columns)
  const deltas = new Float64Array(columns)
  const order = Int32Array.from(rows, (_, i) => i)
  const squares = squaredLengths(data, rows, slotScale)
  const random = randomFrom(options.seed)
  const nextAlpha = nextAlphas[options.loss]
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    for (const i of order) {
      const row = rows[i] ?? 0
      measure(data, row, model, slotScale, margins)
      if (moveAlphas(i, row)) addScaled(data, row, model, slotScale, deltas)
    }
  }
  return scaled(model, slotScale)

  /** Moves the dual variables of a row; whether anything worth writing back changed. */
  function moveAlphas(i: number, row: number): boolean {
    let changed = false
    for (let k = 0; k < columns; k++) {
      const y = targets[row * columns + k] ?? 0
      const side = (y > 0 ? options.positive[k] : options.negative[k]) ?? 1
      const cost = options.cost * side * (options.rowWeight[row] ?? 1)
      const old = alpha[i * columns + k] ?? 0
      const fresh = nextAlpha(old, y * (margins[k] ?? 0), squares[i] ?? 1, cost)
      alpha[i * columns + k] = fresh
      deltas[k] = (fresh - old) * y
      if (Math.abs(fresh - old) > 1e-7 * cost) changed = true
    }
    return changed
  }
}

/** Minimises the dual of max(0, 1 - margin) in one coordinate. */
const hingeStep = (alpha: number, margin: number, q: number, cost: number): number =>
  Math.min(Math.max(alpha - (margin - 1) / q, 0), cost)

/** The same for the squared hinge: no upper bound, a ridge of 1 / 2C instead. */
const squaredStep = (alpha: number, margin: number, q: number, cost: number): number =>
  Math.max(alpha - (margin - 1 + alpha / (2 * cost)) / (q + 1 / (2 * cost)), 0)

/** A few Newton steps on the one-dimensional dual of log(1 + exp(-margin)), kept strictly inside (0, cost). */
const logisticStep = (alpha: number, margin: number, q: number, cost: number): number => {
  let a = Math.min(Math.max(alpha, 1e-6 * cost), cost * (1 - 1e-6))
  for (let step = 0; step < 4; step++) {
    const gradient = q * (a - alpha) + margin + Math.log(a / (cost - a))
    if (Math.abs(gradient) < 1e-3) break
    const next = a - gradient / (q + cost / (a * (cost - a)))
    if (next <= 0) a *= 0.1
    else if (next >= cost) a = cost - (cost - a) * 0.1
    else a = next
  }
  return a
}

const nextAlphas: Readonly<Record<Loss, typeof hingeStep>> = {
  hinge: hingeStep,
  squared: squaredStep,
  logistic: logisticStep,
}

const rowStart = (data: Dataset, row: number): number =>
  row === 0 ? 0 : (data.ends[row * blockCount - 1] ?? 0)

/** margins = bias + Σ weights · scale / √n, block by block. */
const measure = (
  data: Dataset,
  row: number,
  { columns, weights, bias }: Linear,
  scale: Float32Array | undefined,
  margins: Float64Array,
): void => {
  for (let k = 0; k < columns; k++) margins[k] = bias[k] ?? 0
  let from = rowStart(data, row)
  for (let b = 0; b < blockCount; b++) {
    const end = data.ends[row * blockCount + b] ?? 0
    const value = 1 / Math.sqrt(Math.max(1, end - from))
    for (let j = from; j < end; j++) {
      const slot = data.slots[j] ?? 0
      const x = scale === undefined ? value : value * (scale[slot] ?? 0)
      const at = slot * columns
      for (let k = 0; k < columns; k++) margins[k] = (margins[k] ?? 0) + (weights[at + k] ?? 0) * x
    }
    from = end
  }
}

/** weights += deltas · x of the row. */
const addScaled = (
  data: Dataset,
  row: number,
  { columns, weights, bias }: Linear,
  scale: Float32Array,
  deltas: Float64Array,
): void => {
  for (let k = 0; k < columns; k++) bias[k] = (bias[k] ?? 0) + (deltas[k] ?? 0)
  let from = rowStart(data, row)
  for (let b = 0; b < blockCount; b++) {
    const end = data.ends[row * blockCount + b] ?? 0
    const value = 1 / Math.sqrt(Math.max(1, end - from))
    for (let j = from; j < end; j++) {
      const slot = data.slots[j] ?? 0
      const x = value * (scale[slot] ?? 0)
      const at = slot * columns
      for (let k = 0; k < columns; k++) weights[at + k] = (weights[at + k] ?? 0) + (deltas[k] ?? 0) * x
    }
    from = end
  }
}

const scaled = (model: Linear, scale: Float32Array): Linear => {
  const { columns, weights } = model
  for (let slot = 0; slot < scale.length; slot++)
    for (let k = 0; k < columns; k++)
      weights[slot * columns + k] = (weights[slot * columns + k] ?? 0) * (scale[slot] ?? 0)
  return model
}

/** The squared length of each row, the bias counted as one feature. */
const squaredLengths = (data: Dataset, rows: Int32Array, scale: Float32Array): Float64Array =>
  Float64Array.from(rows, (row) => {
    let sum = 1
    let from = rowStart(data, row)
    for (let b = 0; b < blockCount; b++) {
      const end = data.ends[row * blockCount + b] ?? 0
      for (let j = from; j < end; j++) sum += (scale[data.slots[j] ?? 0] ?? 0) ** 2 / (end - from)
      from = end
    }
    return sum
  })

/** Raw scores of one row: `out[column]`. */
export const scoreRow = (data: Dataset, row: number, model: Linear, out: Float64Array): void =>
  measure(data, row, model, undefined, out)

/** A weighted sum of models is a model: `columns` of the result are rows of `mix`, over all columns of all models. */
export const blend = (
  models: readonly Linear[],
  mix: readonly (readonly number[])[],
  bias: readonly number[],
): Linear => {
  const slots = (models[0]?.weights.length ?? 0) / (models[0]?.columns ?? 1)
  const columns = mix.length
  const weights = new Float32Array(slots * columns)
  const sums = Float32Array.from(bias)
  for (const [c, factors] of mix.entries()) {
    let at = 0
    for (const model of models)
      for (let k = 0; k < model.columns; k++) {
        const factor = factors[at++] ?? 0
        sums[c] = (sums[c] ?? 0) + factor * (model.bias[k] ?? 0)
        for (let slot = 0; slot < slots; slot++)
          weights[slot * columns + c] =
            (weights[slot * columns + c] ?? 0) + factor * (model.weights[slot * model.columns + k] ?? 0)
      }
  }
  return { columns, weights, bias: sums }
}

/** idf of each slot, scaled to about 1 for rare ones: log(rows / (1 + rows that have it)) / log(rows). */
export const inverseFrequency = (data: Dataset): Float32Array => {
  const counts = new Float32Array(1 << data.bits)
  for (const slot of data.slots) counts[slot] = (counts[slot] ?? 0) + 1
  const top = Math.log(Math.max(2, data.rows))
  return counts.map((count) => Math.max(0.05, Math.log(data.rows / (1 + count)) / top))
}
