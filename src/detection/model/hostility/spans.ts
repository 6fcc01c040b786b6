import { datasetBuilder } from '../learn/dataset.ts'
import { blockCount, type Features, slotOf } from '../learn/features.ts'
import type { Normalised } from '../text/normalise.ts'
import { prime } from '../text/word-hash.ts'

/** A comment with the half-open ranges that people marked as offensive or hateful, in UTF-16 units of the text. */
export interface MarkedComment {
  readonly text: string
  readonly spans: readonly (readonly [number, number])[]
}

export const spanBits = 18

/** The words of one text as hashes, and room for the features of one word after the other. */
export interface WordScratch {
  /** Hashes of the words as written and bare; two places before the first and after the last say that nothing is there. */
  units: Int32Array
  bare: Int32Array
  features: { slots: Int32Array; count: number; readonly blockEnds: Int32Array }
}

export const newWordScratch = (): WordScratch => ({
  units: new Int32Array(64),
  bare: new Int32Array(64),
  features: { slots: new Int32Array(256), count: 0, blockEnds: new Int32Array(blockCount) },
})

const nothing = 0x1234567
const around = 2

/** Makes the scratch ready for the words of this text. */
export const hashWords = ({ words }: Normalised, scratch: WordScratch): void => {
  const size = words.count + around * 2
  if (scratch.units.length < size) {
    scratch.units = new Int32Array(size * 2)
    scratch.bare = new Int32Array(size * 2)
  }
  for (const hashes of [scratch.units, scratch.bare]) {
    hashes.fill(nothing, 0, around)
    hashes.fill(nothing, around + words.count, size)
  }
  scratch.units.set(words.hash, around)
  scratch.bare.set(words.bareHash, around)
}

/**
 * Features of one word in its place: itself, its letters, its neighbours. One row of a token model; valid until the next
 * word. `hashWords` comes first.
 */
export const wordFeatures = ({ bare, words }: Normalised, i: number, scratch: WordScratch): Features => {
  const { features } = scratch
  const [start, end] = [words.start[i] ?? 0, words.end[i] ?? 0]
  const most = 13 + (end - start) * longestInside
  if (features.slots.length < most) features.slots = new Int32Array(most)
  const { slots, blockEnds } = features
  const at = i + around
  const own = scratch.units[at] ?? 0
  const [b2, b1] = [scratch.units[at - 2] ?? 0, scratch.units[at - 1] ?? 0]
  const [n1, n2] = [scratch.units[at + 1] ?? 0, scratch.units[at + 2] ?? 0]
  const [bareOwn, bareBefore] = [scratch.bare[at] ?? 0, scratch.bare[at - 1] ?? 0]
  slots[0] = slotOf(own ^ 0x11, shift)
  slots[1] = slotOf(Math.imul(b1 ^ 0x21, prime) + own, shift)
  slots[2] = slotOf(Math.imul(own ^ 0x31, prime) + n1, shift)
  slots[3] = slotOf(Math.imul(Math.imul(b1 ^ 0x41, prime) + own, prime) + n1, shift)
  blockEnds[0] = 4
  let count = putInside(bare, start, end, slots, 4)
  blockEnds[1] = count
  slots[count++] = slotOf(bareOwn ^ 0x51, shift)
  slots[count++] = slotOf(Math.imul(bareBefore ^ 0x61, prime) + bareOwn, shift)
  slots[count++] = slotOf(Math.imul(bareOwn ^ 0x71, prime) + (scratch.bare[at + 1] ?? 0), shift)
  blockEnds[2] = count
  slots[count++] = slotOf(b1 ^ 0x81, shift)
  slots[count++] = slotOf(n1 ^ 0x91, shift)
  slots[count++] = slotOf(b2 ^ 0xa1, shift)
  slots[count++] = slotOf(n2 ^ 0xb1, shift)
  slots[count++] = slotOf(Math.imul(b2 ^ 0xc1, prime) + b1, shift)
  slots[count++] = slotOf(Math.imul(n1 ^ 0xd1, prime) + n2, shift)
  blockEnds[3] = count
  blockEnds[4] = count
  features.count = count
  return features
}

const shift = 32 - spanBits
const longestInside = 4

/** Runs of up to four letters within the word; the first and the last are told apart. Returns where they end in `slots`. */
const putInside = (
  units: Uint16Array,
  start: number,
  end: number,
  slots: Int32Array,
  before: number,
): number => {
  let count = before
  for (let from = start; from < end; from++) {
    let hash = 0x7f4a7c15 ^ (from === start ? 1 : 0)
    for (let j = from; j < Math.min(end, from + longestInside); j++) {
      hash = Math.imul(hash ^ (units[j] ?? 0), prime)
      if (j > from || end - start === 1) slots[count++] = slotOf(hash ^ (j === end - 1 ? 2 : 0), shift)
    }
  }
  return count
}

/** One row per word of all comments, and whether most of the word was marked. */
export const spanRows = (comments: readonly MarkedComment[], read: (text: string) => Normalised) => {
  const builder = datasetBuilder(spanBits)
  const marks: number[] = []
  const scratch = newWordScratch()
  for (const { text, spans } of comments) {
    const normalised = read(text)
    const { words, from, to } = normalised
    hashWords(normalised, scratch)
    for (let i = 0; i < words.count; i++) {
      const [start, end] = [from[words.start[i] ?? 0] ?? 0, to[(words.end[i] ?? 1) - 1] ?? 0]
      const marked = spans.reduce(
        (sum, [a, b]) => sum + Math.max(0, Math.min(b, end) - Math.max(a, start)),
        0,
      )
      builder.add(wordFeatures(normalised, i, scratch))
      marks.push(marked * 2 > end - start ? 1 : -1)
    }
  }
  return { data: builder.build(), targets: Int8Array.from(marks) }
}
