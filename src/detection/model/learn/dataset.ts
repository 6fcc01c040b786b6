import { blockCount, type Features } from './features.ts'

/** Rows of hashed features in one flat array (CSR), values implied: 1/√n within each block. */
export interface Dataset {
  readonly rows: number
  readonly bits: number
  /** Row r, block b: `slots[ends[r*blockCount + b - 1] … ends[r*blockCount + b])`. */
  readonly slots: Int32Array
  readonly ends: Int32Array
}

export interface DatasetBuilder {
  readonly add: (features: Features) => void
  readonly build: () => Dataset
}

export const datasetBuilder = (bits: number): DatasetBuilder => {
  let slots = new Int32Array(1 << 20)
  let used = 0
  const ends: number[] = []
  return {
    add: (features) => {
      if (used + features.count > slots.length) {
        const wider = new Int32Array((used + features.count) * 2)
        wider.set(slots)
        slots = wider
      }
      slots.set(features.slots.subarray(0, features.count), used)
      for (let b = 0; b < blockCount; b++) ends.push(used + (features.blockEnds[b] ?? 0))
      used += features.count
    },
    build: () => ({
      rows: ends.length / blockCount,
      bits,
      slots: slots.slice(0, used),
      ends: Int32Array.from(ends),
    }),
  }
}
