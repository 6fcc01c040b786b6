import type { Luma } from './luma.ts'

/** Side of the small picture that is hashed. */
export const side = 64

/**
 * Two passes of a box filter along rows and columns (a tent, after Jarosz), then every 64th part picked: 64 × 64.
 * Of the second pass only the picked columns are computed, and divided only where picked: same sums, a third of the work.
 */
export const shrink = ({ data, rows, columns }: Luma): Float32Array => {
  if (rows === side && columns === side) return data.slice()
  const alongRow = windowSize(columns)
  const alongColumn = windowSize(rows)
  const everyColumn = Int32Array.from({ length: columns }, (_, column) => column)
  const pickedColumns = centres(columns)
  const once = boxRows(data, rows, columns, alongRow, everyColumn)
  const twice = boxColumns(once, rows, columns, alongColumn)
  const thin = boxRows(twice, rows, columns, alongRow, pickedColumns)
  const small = boxColumns(thin, rows, side, alongColumn)
  const out = new Float32Array(side * side)
  for (const [row, source] of centres(rows).entries())
    out.set(small.subarray(source * side, (source + 1) * side), row * side)
  return out
}

/** Half of a 64th part per pass, rounded up. */
const windowSize = (length: number): number => Math.floor((length + 2 * side - 1) / (2 * side))

/** Which of `length` pixels stands in the middle of each 64th part. */
const centres = (length: number): Int32Array =>
  Int32Array.from({ length: side }, (_, index) => Math.floor(((index + 0.5) * length) / side))

/** How far the window reaches before (`back`) and after (`ahead`) a pixel; near an edge it is cut, not padded. */
const reach = (window: number): { readonly back: number; readonly ahead: number } => {
  const half = Math.floor((window + 2) / 2)
  return { back: window - half, ahead: half - 1 }
}

/** How many pixels the window holds at each place. */
const sizesOf = (length: number, window: number): Float32Array => {
  const { back, ahead } = reach(window)
  return Float32Array.from(
    { length },
    (_, at) => Math.min(at + ahead, length - 1) - Math.max(at - back, 0) + 1,
  )
}

/** Means along each row, at the wanted columns. */
const boxRows = (
  data: Float32Array,
  rows: number,
  columns: number,
  window: number,
  wanted: Int32Array,
): Float32Array => {
  const width = wanted.length
  const sizes = sizesOf(columns, window)
  const sums = new Float32Array(columns)
  const out = new Float32Array(rows * width)
  for (let row = 0; row < rows; row += 1) {
    slideAlong(data, row * columns, window, sums)
    for (let at = 0; at < width; at += 1) {
      const column = wanted[at] ?? 0
      out[row * width + at] = (sums[column] ?? 0) / (sizes[column] ?? 1)
    }
  }
  return out
}

/** Sums of the window around each pixel of one row; the running sum is single precision like the reference's. */
const slideAlong = (data: Float32Array, start: number, window: number, sums: Float32Array): void => {
  const { fround } = Math
  const { back, ahead } = reach(window)
  const length = sums.length
  let sum = fround(0)
  for (let at = 0; at < ahead; at += 1) sum = fround(sum + (data[start + at] ?? 0))
  for (let at = 0; at <= back; at += 1) {
    sum = fround(sum + (data[start + at + ahead] ?? 0))
    sums[at] = sum
  }
  const entering = start + ahead
  const leaving = start - back - 1
  for (let at = back + 1; at < length - ahead; at += 1) {
    sum = fround(fround(sum + (data[entering + at] ?? 0)) - (data[leaving + at] ?? 0))
    sums[at] = sum
  }
  for (let at = length - ahead; at < length; at += 1) {
    sum = fround(sum - (data[leaving + at] ?? 0))
    sums[at] = sum
  }
}

/** The same along columns, all columns of a row at once: memory is read in order. */
const boxColumns = (data: Float32Array, rows: number, columns: number, window: number): Float32Array => {
  const { back, ahead } = reach(window)
  const sizes = sizesOf(rows, window)
  const sums = new Float32Array(columns)
  const nothing = new Float32Array(columns)
  const unread = new Float32Array(columns)
  const out = new Float32Array(rows * columns)
  const line = (row: number): Float32Array => data.subarray(row * columns, (row + 1) * columns)
  for (let row = -ahead; row < rows; row += 1) {
    const entering = row + ahead < rows ? line(row + ahead) : nothing
    const leaving = row > back ? line(row - back - 1) : nothing
    const target = row < 0 ? unread : out.subarray(row * columns, (row + 1) * columns)
    slideDown(sums, entering, leaving, target, sizes[row] ?? 1)
  }
  return out
}

const slideDown = (
  sums: Float32Array,
  entering: Float32Array,
  leaving: Float32Array,
  target: Float32Array,
  size: number,
): void => {
  const { fround } = Math
  const divisor = fround(size)
  for (let column = 0; column < sums.length; column += 1) {
    const sum = fround(fround((sums[column] ?? 0) + (entering[column] ?? 0)) - (leaving[column] ?? 0))
    sums[column] = sum
    target[column] = sum / divisor
  }
}
