import { side } from './jarosz.ts'

/** Frequencies kept each way: 16 × 16 = 256 bits. */
export const kept = 16

/**
 * The 16 × 16 lowest frequencies of a 64 × 64 picture, without the constant one (rows and columns 1 to 16 of the DCT).
 * Row-major, single precision.
 */
export const lowFrequencies = (picture: Float32Array): Float32Array =>
  product(product(matrix, kept, picture, side), kept, transposed, kept)

/**
 * `a` (rows × 64) times `b` (64 × columns), single precision at each step. A whole row of sums grows at once: each sum is
 * added up in the reference’s order, and the processor need not wait for one sum before it goes on with the next.
 */
const product = (a: Float32Array, rows: number, b: Float32Array, columns: number): Float32Array => {
  const out = new Float32Array(rows * columns)
  for (let row = 0; row < rows; row += 1)
    for (let k = 0; k < side; k += 1) {
      const factor = a[row * side + k] ?? 0
      addTimes(
        out.subarray(row * columns, (row + 1) * columns),
        factor,
        b.subarray(k * columns, (k + 1) * columns),
      )
    }
  return out
}

const addTimes = (sums: Float32Array, factor: number, values: Float32Array): void => {
  for (let at = 0; at < sums.length; at += 1)
    sums[at] = (sums[at] ?? 0) + Math.fround(factor * (values[at] ?? 0))
}

const scale = Math.fround(Math.sqrt(2 / side))
const matrix = Float32Array.from({ length: kept * side }, (_, at) => {
  const row = Math.floor(at / side)
  const column = at % side
  return scale * Math.cos((Math.PI / 2 / side) * (row + 1) * (2 * column + 1))
})
const transposed = Float32Array.from(
  { length: side * kept },
  (_, at) => matrix[(at % kept) * side + Math.floor(at / kept)] ?? 0,
)
