/**
 * Sums of the weights of the slots from `from` to `end`, column by column, into `sums`. A model's row is
 * `slots[j] >>> shift`.
 */
export type RowSums = (slots: Int32Array, from: number, end: number, shift: number, sums: Int32Array) => void

/** The plain way, for any number of columns. */
export const plainSums =
  (weights: Int8Array, columns: number): RowSums =>
  (slots, from, end, shift, sums) => {
    for (let k = 0; k < columns; k++) {
      let sum = 0
      for (let j = from; j < end; j++) sum += weights[((slots[j] ?? 0) >>> shift) * columns + k] ?? 0
      sums[k] = sum
    }
  }

/** Two columns side by side in one number, so that a row is read once; both raised by 128 so that no sign spills over. */
export const pairSums = (weights: Int8Array): RowSums => {
  const pairs = new Uint16Array(weights.length / 2)
  for (let row = 0; row < pairs.length; row++)
    pairs[row] = ((weights[row * 2] ?? 0) + 128) | (((weights[row * 2 + 1] ?? 0) + 128) << 8)
  return (slots, from, end, shift, sums) => {
    let [first, second] = [0, 0]
    for (let j = from; j < end; j++) {
      const pair = pairs[(slots[j] ?? 0) >>> shift] ?? 0
      first += pair & 0xff
      second += pair >>> 8
    }
    sums[0] = first - 128 * (end - from)
    sums[1] = second - 128 * (end - from)
  }
}

/** The part of the WebAssembly interface used here; TypeScript knows it only together with a browser's. */
declare const WebAssembly: {
  readonly validate: (bytes: Uint8Array) => boolean
  readonly Module: new (bytes: Uint8Array) => object
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Instance: new (module: object, imports: object) => { readonly exports: Record<string, unknown> }
}

/** Columns of a row that fill one register of 128 bits. */
export const wideColumns = 16
/** So many rows at a time: 256 × 127 still fits into sixteen bits. */
const mostRows = 256

/**
 * Sixteen columns at once, in WebAssembly: JavaScript has no instruction that adds sixteen numbers. Undefined on a machine
 * without such instructions; the plain way gives the same sums.
 */
export const wideSums = (weights: Int8Array): RowSums | undefined => {
  if (!WebAssembly.validate(program)) return undefined
  // The table first, then one batch of slots, then what comes out.
  const batchAt = weights.length
  const outAt = batchAt + mostRows * 4
  const memory = new WebAssembly.Memory({ initial: Math.ceil((outAt + wideColumns * 2) / 0x10000) })
  new Int8Array(memory.buffer).set(weights)
  const batch = new Int32Array(memory.buffer, batchAt, mostRows)
  const out = new Int16Array(memory.buffer, outAt, wideColumns)
  const { add } = new WebAssembly.Instance(new WebAssembly.Module(program), { own: { memory } }).exports
  if (typeof add !== 'function') return undefined
  return (slots, from, end, shift, sums) => {
    sums.fill(0)
    for (let start = from; start < end; start += mostRows) {
      const stop = Math.min(end, start + mostRows)
      for (let j = start; j < stop; j++) batch[j - start] = slots[j] ?? 0
      add(batchAt, batchAt + (stop - start) * 4, shift, outAt)
      for (let k = 0; k < wideColumns; k++) sums[k] = (sums[k] ?? 0) + (out[k] ?? 0)
    }
  }
}

/**
 * `add(slot, end, shift, out)`, written by hand; numbers are WebAssembly's (core specification 2.0, binary format):
 *
 *     do {
 *       row  = 16 bytes at ((memory[slot] >>> shift) << 4)
 *       low  = low  + the first eight, widened to 16 bits
 *       high = high + the last eight
 *       slot = slot + 4
 *     } while (slot < end)
 *     memory[out] = low; memory[out + 16] = high
 */
const program = Uint8Array.of(
  // Magic, version 1
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  // Types: one function of four i32, without a result
  ...[0x01, 0x08, 0x01, 0x60, 0x04, 0x7f, 0x7f, 0x7f, 0x7f, 0x00],
  // Imports: memory "own" "memory", at least one page
  ...[0x02, 0x0f, 0x01, 0x03, 0x6f, 0x77, 0x6e, 0x06, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x00, 0x01],
  // Functions: one of that type
  ...[0x03, 0x02, 0x01, 0x00],
  // Exports: function 0 as "add"
  ...[0x07, 0x07, 0x01, 0x03, 0x61, 0x64, 0x64, 0x00, 0x00],
  // Code: one body of 74 bytes; locals 4 (low), 5 (high), 6 (row) are v128
  ...[0x0a, 0x4c, 0x01, 0x4a, 0x01, 0x03, 0x7b],
  // loop
  ...[0x03, 0x40],
  // (i32.load slot >>> shift) << 4, v128.load, tee row
  ...[0x20, 0x00, 0x28, 0x02, 0x00, 0x20, 0x02, 0x76, 0x41, 0x04, 0x74, 0xfd, 0x00, 0x00, 0x00, 0x22, 0x06],
  // i16x8.extend_low_i8x16_s, i16x8.add low, set low
  ...[0xfd, 0x87, 0x01, 0x20, 0x04, 0xfd, 0x8e, 0x01, 0x21, 0x04],
  // i16x8.extend_high_i8x16_s row, i16x8.add high, set high
  ...[0x20, 0x06, 0xfd, 0x88, 0x01, 0x20, 0x05, 0xfd, 0x8e, 0x01, 0x21, 0x05],
  // slot + 4, tee slot, i32.lt_u end, br_if loop, end loop
  ...[0x20, 0x00, 0x41, 0x04, 0x6a, 0x22, 0x00, 0x20, 0x01, 0x49, 0x0d, 0x00, 0x0b],
  // v128.store low at out, v128.store high at out + 16, end
  ...[0x20, 0x03, 0x20, 0x04, 0xfd, 0x0b, 0x00, 0x00, 0x20, 0x03, 0x20, 0x05, 0xfd, 0x0b, 0x00, 0x10, 0x0b],
)
