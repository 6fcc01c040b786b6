import type { Linear } from './linear.ts'

/** A linear model as shipped: 8-bit weights, one step per column. */
export interface Quantised {
  readonly bits: number
  readonly columns: number
  /** `weights[slot * columns + column]`, to be multiplied by `steps[column]`. */
  readonly weights: Int8Array
  readonly steps: Float64Array
  readonly bias: Float64Array
}

export interface WeightsHeader {
  readonly task: string
  readonly version: number
  readonly bits: number
  readonly columns: readonly string[]
  readonly steps: readonly number[]
  readonly bias: readonly number[]
  /** What scoring needs besides weights: thresholds, offsets, calibration. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** Rounds each column to 255 steps; the few weights beyond `clip` of the largest are cut, so that the many small ones keep detail. */
export const quantise = ({ columns, weights, bias }: Linear, bits: number, clip = 0.6): Quantised => {
  const steps = Float64Array.from({ length: columns }, (_, k) => {
    let top = 0
    for (let i = k; i < weights.length; i += columns) top = Math.max(top, Math.abs(weights[i] ?? 0))
    return top === 0 ? 1 : (top * clip) / 127
  })
  const rounded = new Int8Array(weights.length)
  for (let i = 0; i < weights.length; i++) {
    const value = Math.round((weights[i] ?? 0) / (steps[i % columns] ?? 1))
    rounded[i] = Math.min(127, Math.max(-127, value))
  }
  return { bits, columns, weights: rounded, steps, bias: Float64Array.from(bias) }
}

const magic = 'KHIEN-W1'

/** `KHIEN-W1`, the header's length (32 bits, little end first), the header as JSON, the weights. */
export const packWeights = (
  header: Omit<WeightsHeader, 'bits' | 'steps' | 'bias'>,
  { bits, steps, bias, weights }: Quantised,
): Uint8Array => {
  const full: WeightsHeader = { ...header, bits, steps: [...steps], bias: [...bias] }
  const json = new TextEncoder().encode(JSON.stringify(full))
  const file = new Uint8Array(magic.length + 4 + json.length + weights.length)
  file.set(new TextEncoder().encode(magic))
  new DataView(file.buffer).setUint32(magic.length, json.length, true)
  file.set(json, magic.length + 4)
  file.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), magic.length + 4 + json.length)
  return file
}

export class WeightsError extends Error {}

/** @throws WeightsError when the file is not one of ours, is cut, or serves another task */
export const unpackWeights = (
  file: Uint8Array,
  task: string,
): { readonly header: WeightsHeader; readonly model: Quantised } => {
  if (new TextDecoder().decode(file.subarray(0, magic.length)) !== magic)
    throw new WeightsError('not-a-weights-file')
  const size = new DataView(file.buffer, file.byteOffset).getUint32(magic.length, true)
  const from = magic.length + 4 + size
  const header = headerOf(file.subarray(magic.length + 4, from))
  if (header.task !== task) throw new WeightsError(`weights-for-${header.task}`)
  const weights = new Int8Array(file.buffer, file.byteOffset + from, file.length - from)
  if (weights.length !== (1 << header.bits) * header.columns.length)
    throw new WeightsError('cut-weights-file')
  return {
    header,
    model: {
      bits: header.bits,
      columns: header.columns.length,
      weights,
      steps: Float64Array.from(header.steps),
      bias: Float64Array.from(header.bias),
    },
  }
}

const headerOf = (json: Uint8Array): WeightsHeader => {
  try {
    return JSON.parse(new TextDecoder().decode(json))
  } catch {
    throw new WeightsError('cut-weights-file')
  }
}
