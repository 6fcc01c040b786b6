import type { Luma } from './luma.ts'

/** Side of the small picture that is hashed. */
export const side = 64

/**
 * Two passes of a box filter along rows and columns (a tent, after Jarosz), then every 64th part picked: 64 × 64.
 * Of the second pass only the picked columns are kept: same sums, less work. The luma is overwritten, and so is `spare`, which
 * is at least as long.
 */
export const shrink = ({ data, rows, columns }: Luma, spare: Float32Array): Float32Array => {
  if (rows === side && columns === side) return data.slice()
  const alongRow = windowSize(columns)
  const alongColumn = windowSize(rows)
  const everyColumn = Int32Array.from({ length: columns }, (_, column) => column)
  boxRows(data, rows, columns, alongRow, everyColumn, data)
  boxColumns(data, rows, columns, alongColumn, spare)
  const thin = new Float32Array(rows * side)
  boxRows(spare, rows, columns, alongRow, centres(columns), thin)
  const small = new Float32Array(rows * side)
  boxColumns(thin, rows, side, alongColumn, small)
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

/** Means along each row, at the wanted columns; `out` may be `data` itself. */
const boxRows = (
  data: Float32Array,
  rows: number,
  columns: number,
  window: number,
  wanted: Int32Array,
  out: Float32Array,
): void => {
  const width = wanted.length
  const sizes = sizesOf(columns, window)
  const sums = Array.from({ length: lanes }, () => new Float32Array(columns))
  for (let row = 0; row < rows; row += lanes) {
    slideAlong(data, columns, row, rows, window, sums)
    for (let lane = 0; lane < Math.min(lanes, rows - row); lane += 1)
      divide(sums[lane] ?? sizes, sizes, wanted, out.subarray((row + lane) * width, (row + lane + 1) * width))
  }
}

const divide = (sums: Float32Array, sizes: Float32Array, wanted: Int32Array, out: Float32Array): void => {
  for (let at = 0; at < out.length; at += 1) {
    const column = wanted[at] ?? 0
    out[at] = (sums[column] ?? 0) / (sizes[column] ?? 1)
  }
}

/** Rows that are summed side by side: a running sum waits for its last step, four of them do not wait for each other. */
const lanes = 4

/**
 * Sums of the window around each pixel of four rows (past the last row, of that row again); the running sums are single
 * precision like the reference's.
 */
const slideAlong = (
  data: Float32Array,
  columns: number,
  row: number,
  rows: number,
  window: number,
  sums: readonly Float32Array[],
): void => {
  const { back, ahead } = reach(window)
  const line = (lane: number): Float32Array => {
    const start = Math.min(row + lane, rows - 1) * columns
    return data.subarray(start, start + columns)
  }
  const [a, b, c, d] = [line(0), line(1), line(2), line(3)]
  const [toA = a, toB = b, toC = c, toD = d] = sums
  const { fround } = Math
  let sumA = fround(0)
  let sumB = fround(0)
  let sumC = fround(0)
  let sumD = fround(0)
  for (let at = -ahead; at < columns; at += 1) {
    const entering = at + ahead
    const leaving = at - back - 1
    if (entering < columns) {
      sumA = fround(sumA + (a[entering] ?? 0))
      sumB = fround(sumB + (b[entering] ?? 0))
      sumC = fround(sumC + (c[entering] ?? 0))
      sumD = fround(sumD + (d[entering] ?? 0))
    }
    if (leaving >= 0) {
      sumA = fround(sumA - (a[leaving] ?? 0))
      sumB = fround(sumB - (b[leaving] ?? 0))
      sumC = fround(sumC - (c[leaving] ?? 0))
      sumD = fround(sumD - (d[leaving] ?? 0))
    }
    if (at >= 0) {
      toA[at] = sumA
      toB[at] = sumB
      toC[at] = sumC
      toD[at] = sumD
    }
  }
}

/** The same along columns, all columns of a row at once: memory is read in order. */
const boxColumns = (
  data: Float32Array,
  rows: number,
  columns: number,
  window: number,
  out: Float32Array,
): void => {
  const { back, ahead } = reach(window)
  const sizes = sizesOf(rows, window)
  const sums = new Float32Array(columns)
  const nothing = new Float32Array(columns)
  const unread = new Float32Array(columns)
  const line = (of: Float32Array, row: number): Float32Array =>
    of.subarray(row * columns, (row + 1) * columns)
  for (let row = -ahead; row < rows; row += 1) {
    const entering = row + ahead < rows ? line(data, row + ahead) : nothing
    const leaving = row > back ? line(data, row - back - 1) : nothing
    slideDown(sums, entering, leaving, row < 0 ? unread : line(out, row), sizes[row] ?? 1)
  }
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
