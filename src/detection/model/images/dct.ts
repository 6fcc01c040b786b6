import { side } from './jarosz.ts'

/** Frequencies kept each way: 16 × 16 = 256 bits. */
export const kept = 16

/**
 * The 16 × 16 lowest frequencies of a 64 × 64 picture, without the constant one (rows and columns 1 to 16 of the DCT).
 * Row-major, single precision.
 */
export const lowFrequencies = (picture: Float32Array): Float32Array => {
  const half = new Float32Array(kept * side)
  for (let i = 0; i < kept; i += 1)
    for (let j = 0; j < side; j += 1) half[i * side + j] = product(matrix, i * side, picture, j, side)
  const out = new Float32Array(kept * kept)
  for (let i = 0; i < kept; i += 1)
    for (let j = 0; j < kept; j += 1) out[i * kept + j] = product(half, i * side, matrix, j * side, 1)
  return out
}

/** Sum of 64 products, single precision at each step: a row of `a` with every `step`th value of `b`. */
const product = (a: Float32Array, fromA: number, b: Float32Array, fromB: number, step: number): number => {
  const { fround } = Math
  let sum = fround(0)
  for (let k = 0; k < side; k += 1)
    sum = fround(sum + fround((a[fromA + k] ?? 0) * (b[fromB + k * step] ?? 0)))
  return sum
}

const scale = Math.fround(Math.sqrt(2 / side))
const matrix = Float32Array.from({ length: kept * side }, (_, at) => {
  const row = Math.floor(at / side)
  const column = at % side
  return scale * Math.cos((Math.PI / 2 / side) * (row + 1) * (2 * column + 1))
})
