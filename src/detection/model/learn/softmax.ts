/** A dense multinomial regression over a few columns: `logit[c] = bias[c] + Σ weight[c][j] * x[j]`. */
export interface Softmax {
  readonly inputs: number
  readonly classes: number
  /** `weights[class * inputs + input]`. */
  readonly weights: Float64Array
  readonly bias: Float64Array
}

export const softmaxLogits = (
  model: Softmax,
  x: Float64Array,
  at: number,
  out: Float64Array,
  outAt = 0,
): void => {
  for (let c = 0; c < model.classes; c++) {
    let sum = model.bias[c] ?? 0
    for (let j = 0; j < model.inputs; j++)
      sum += (model.weights[c * model.inputs + j] ?? 0) * (x[at + j] ?? 0)
    out[outAt + c] = sum
  }
}

/** Turns logits into probabilities in place. */
export const normaliseExp = (values: Float64Array, at: number, count: number): void => {
  let top = Number.NEGATIVE_INFINITY
  for (let c = 0; c < count; c++) top = Math.max(top, values[at + c] ?? 0)
  let sum = 0
  for (let c = 0; c < count; c++) {
    const value = Math.exp((values[at + c] ?? 0) - top)
    values[at + c] = value
    sum += value
  }
  for (let c = 0; c < count; c++) values[at + c] = (values[at + c] ?? 0) / sum
}

/**
 * Full-batch gradient descent with momentum; the problem is convex and a few columns wide.
 *
 * @param x row-major inputs, `rows * inputs`
 * @param rowWeight cost of each row
 */
export const trainSoftmax = (
  x: Float64Array,
  truth: Int8Array,
  rowWeight: Float64Array,
  shape: { readonly inputs: number; readonly classes: number },
  { ridge = 1e-4, rounds = 600, rate = 0.2 } = {},
): Softmax => {
  const { inputs, classes } = shape
  const model = {
    inputs,
    classes,
    weights: new Float64Array(inputs * classes),
    bias: new Float64Array(classes),
  }
  const total = rowWeight.reduce((sum, weight) => sum + weight, 0)
  const weightStep = momentum(model.weights, rate, ridge)
  const biasStep = momentum(model.bias, rate, 0)
  const [byWeight, byBias] = [new Float64Array(inputs * classes), new Float64Array(classes)]
  const errors = new Float64Array(classes)
  for (let round = 0; round < rounds; round++) {
    byWeight.fill(0)
    byBias.fill(0)
    for (let i = 0; i < truth.length; i++) {
      softmaxLogits(model, x, i * inputs, errors)
      normaliseExp(errors, 0, classes)
      errors[truth[i] ?? 0] = (errors[truth[i] ?? 0] ?? 0) - 1
      addGradient(
        errors,
        x.subarray(i * inputs, (i + 1) * inputs),
        (rowWeight[i] ?? 0) / total,
        byWeight,
        byBias,
      )
    }
    weightStep(byWeight)
    biasStep(byBias)
  }
  return model
}

const addGradient = (
  errors: Float64Array,
  x: Float64Array,
  factor: number,
  byWeight: Float64Array,
  byBias: Float64Array,
): void => {
  for (let c = 0; c < errors.length; c++) {
    const error = (errors[c] ?? 0) * factor
    byBias[c] = (byBias[c] ?? 0) + error
    for (let j = 0; j < x.length; j++)
      byWeight[c * x.length + j] = (byWeight[c * x.length + j] ?? 0) + error * (x[j] ?? 0)
  }
}

const momentum = (values: Float64Array, rate: number, ridge: number): ((gradient: Float64Array) => void) => {
  const speed = new Float64Array(values.length)
  return (gradient) => {
    for (let j = 0; j < values.length; j++) {
      const value = values[j] ?? 0
      speed[j] = 0.9 * (speed[j] ?? 0) - rate * ((gradient[j] ?? 0) + ridge * value)
      values[j] = value + (speed[j] ?? 0)
    }
  }
}
