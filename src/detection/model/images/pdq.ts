import { kept, lowFrequencies } from './dct.ts'
import type { Hash256 } from './hash256.ts'
import { shrink, side } from './jarosz.ts'
import { lumaOf, mostLuma, type Pixels } from './luma.ts'

/** Hash and quality (0 to 100: how much there is to see; below 50 a hash says little). */
export interface Hashed {
  readonly hash: Hash256
  readonly quality: number
}

/** The PDQ perceptual hash (Meta, 2019), conformant with the C++ reference: see pdq.test.ts for how close. */
export const pdqHash = (pixels: Pixels): Hashed => {
  const { frequencies, quality } = analyse(pixels)
  return { hash: aboveMedian(frequencies), quality }
}

export const dihedralTurns = [
  'original',
  'rotate90',
  'rotate180',
  'rotate270',
  'flipX',
  'flipY',
  'flipPlus1',
  'flipMinus1',
] as const
export type DihedralTurn = (typeof dihedralTurns)[number]

/**
 * The hashes the same picture would have turned or mirrored, from one DCT: turning a picture only swaps its frequencies
 * and their signs. `rotate90` is a quarter turn anticlockwise, `flipX` top to bottom, `flipY` left to right, `flipPlus1`
 * along the main diagonal: the reference's names and order.
 */
export const pdqDihedral = (
  pixels: Pixels,
): { readonly hashes: Readonly<Record<DihedralTurn, Hash256>>; readonly quality: number } => {
  const { frequencies, quality } = analyse(pixels)
  const turned = (turn: DihedralTurn): Hash256 => aboveMedian(turnFrequencies(frequencies, turn))
  return {
    quality,
    hashes: {
      original: turned('original'),
      rotate90: turned('rotate90'),
      rotate180: turned('rotate180'),
      rotate270: turned('rotate270'),
      flipX: turned('flipX'),
      flipY: turned('flipY'),
      flipPlus1: turned('flipPlus1'),
      flipMinus1: turned('flipMinus1'),
    },
  }
}

/** Pictures under 5 pixels a side hash to zero with quality 0. */
const smallest = 5

const analyse = (pixels: Pixels): { readonly frequencies: Float32Array; readonly quality: number } => {
  buffers ??= [new Float32Array(mostLuma), new Float32Array(mostLuma)]
  const luma = lumaOf(pixels, buffers[0])
  if (luma.rows < smallest || luma.columns < smallest)
    return { frequencies: new Float32Array(kept * kept), quality: 0 }
  const small = shrink(luma, buffers[1])
  return { frequencies: lowFrequencies(small), quality: qualityOf(small) }
}

/** Used again for each picture of this thread; nothing is left in them between two calls that anybody reads. */
let buffers: readonly [Float32Array, Float32Array] | undefined

/** Sum of the significant steps between neighbours, each cut to whole hundredths of the full range; 9,000 or more is 100. */
const qualityOf = (picture: Float32Array): number => {
  let steps = 0
  const step = (u: number, v: number): number =>
    Math.abs(Math.trunc(Math.fround(Math.fround(Math.fround(u - v) * 100) / 255)))
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1) {
      const at = row * side + column
      const here = picture[at] ?? 0
      if (row + 1 < side) steps += step(here, picture[at + side] ?? 0)
      if (column + 1 < side) steps += step(here, picture[at + 1] ?? 0)
    }
  return Math.min(100, Math.floor(steps / 90))
}

/** A bit per frequency: above the (lower) median or not. Bit 0 is the last hexadecimal digit's lowest. */
const aboveMedian = (frequencies: Float32Array): Hash256 => {
  const sorted = frequencies.toSorted()
  const median = sorted[kept * kept * 0.5 - 1] ?? 0
  const hash = new Uint32Array(8)
  for (let bit = 0; bit < kept * kept; bit += 1) {
    const word = 7 - (bit >>> 5)
    if ((frequencies[bit] ?? 0) > median) hash[word] = ((hash[word] ?? 0) | (1 << (bit & 31))) >>> 0
  }
  return hash
}

interface Turn {
  readonly transposed: boolean
  /** Whether the frequency of this row and column changes sign. */
  readonly negated: (row: number, column: number) => boolean
}

const turns: Readonly<Record<DihedralTurn, Turn>> = {
  original: { transposed: false, negated: () => false },
  rotate90: { transposed: true, negated: (_row, column) => column % 2 === 0 },
  rotate180: { transposed: false, negated: (row, column) => (row + column) % 2 === 1 },
  rotate270: { transposed: true, negated: (row) => row % 2 === 0 },
  flipX: { transposed: false, negated: (row) => row % 2 === 0 },
  flipY: { transposed: false, negated: (_row, column) => column % 2 === 0 },
  flipPlus1: { transposed: true, negated: () => false },
  flipMinus1: { transposed: true, negated: (row, column) => (row + column) % 2 === 1 },
}

const turnFrequencies = (frequencies: Float32Array, turn: DihedralTurn): Float32Array => {
  const { transposed, negated } = turns[turn]
  const out = new Float32Array(kept * kept)
  for (let row = 0; row < kept; row += 1)
    for (let column = 0; column < kept; column += 1) {
      const value = frequencies[row * kept + column] ?? 0
      const at = transposed ? column * kept + row : row * kept + column
      out[at] = negated(row, column) ? -value : value
    }
  return out
}
