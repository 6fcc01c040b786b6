/** Decoded pixels, row by row, channels interleaved: 1 grey, 2 grey + alpha, 3 RGB, 4 RGB + alpha. Alpha is ignored. */
export interface Pixels {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  readonly channels: 1 | 2 | 3 | 4
}

/** Brightness, row by row, single precision as in the reference. */
export interface Luma {
  readonly data: Float32Array
  readonly rows: number
  readonly columns: number
}

/** A larger picture is first thinned to 512 × 512, whatever its shape: the reference does, and hashes depend on it. */
const largest = 512

/** The most values a `Luma` has. */
export const mostLuma = largest * largest

/** Written into `buffer`, which is as long as `mostLuma`: a fresh megabyte for each picture costs more than the sums. */
export const lumaOf = (pixels: Pixels, buffer: Float32Array): Luma => {
  const { width, height, channels } = pixels
  const thin = width > largest || height > largest
  const columns = thin ? largest : width
  const rows = thin ? largest : height
  const data = buffer.subarray(0, rows * columns)
  const offsets = Int32Array.from(
    { length: columns },
    (_, column) => Math.floor((column * width) / columns) * channels,
  )
  const weigh = channels >= 3 ? fillFromColour : fillFromGrey
  for (let row = 0; row < rows; row += 1) {
    const start = Math.floor((row * height) / rows) * width * channels
    weigh(pixels.data, start, offsets, data.subarray(row * columns, (row + 1) * columns))
  }
  return { data, rows, columns }
}

type Fill = (data: Uint8Array, start: number, offsets: Int32Array, out: Float32Array) => void

// Rec. 601 weights, rounded to single precision after each step as C++ floats are.
const red = Math.fround(0.299)
const green = Math.fround(0.587)
const blue = Math.fround(0.114)

const fillFromColour: Fill = (data, start, offsets, out) => {
  const { fround } = Math
  for (let column = 0; column < out.length; column += 1) {
    const at = start + (offsets[column] ?? 0)
    const r = fround(red * (data[at] ?? 0))
    const g = fround(green * (data[at + 1] ?? 0))
    const b = fround(blue * (data[at + 2] ?? 0))
    out[column] = fround(fround(r + g) + b)
  }
}

const fillFromGrey: Fill = (data, start, offsets, out) => {
  for (let column = 0; column < out.length; column += 1)
    out[column] = data[start + (offsets[column] ?? 0)] ?? 0
}
