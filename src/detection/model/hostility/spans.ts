import { datasetBuilder } from '../learn/dataset.ts'
import { blockCount, type Features, prime, slotOf, wordHash } from '../learn/features.ts'
import type { Normalised } from '../text/normalise.ts'

/** A comment with the half-open ranges that people marked as offensive or hateful, in UTF-16 units of the text. */
export interface MarkedComment {
  readonly text: string
  readonly spans: readonly (readonly [number, number])[]
}

export const spanBits = 18

/** Features of one word in its place: itself, its letters, its neighbours. One row of a token model. */
export const wordFeatures = ({ units, bare, words }: Normalised, i: number): Features => {
  const slots: number[] = []
  const ends = new Int32Array(blockCount)
  const shift = 32 - spanBits
  const put = (hash: number): void => {
    slots.push(slotOf(hash, shift))
  }
  const at = (k: number, of: Uint16Array): number =>
    k < 0 || k >= words.count ? 0x1234567 : wordHash(of, words.start[k] ?? 0, words.end[k] ?? 0)
  const near = [-2, -1, 0, 1, 2].map((k) => at(i + k, units))
  const [b2 = 0, b1 = 0, own = 0, n1 = 0, n2 = 0] = near
  put(own ^ 0x11)
  put(Math.imul(b1 ^ 0x21, prime) + own)
  put(Math.imul(own ^ 0x31, prime) + n1)
  put(Math.imul(Math.imul(b1 ^ 0x41, prime) + own, prime) + n1)
  ends[0] = slots.length
  putInside(bare, words.start[i] ?? 0, words.end[i] ?? 0, put)
  ends[1] = slots.length
  put(at(i, bare) ^ 0x51)
  put(Math.imul(at(i - 1, bare) ^ 0x61, prime) + at(i, bare))
  put(Math.imul(at(i, bare) ^ 0x71, prime) + at(i + 1, bare))
  ends[2] = slots.length
  put(b1 ^ 0x81)
  put(n1 ^ 0x91)
  put(b2 ^ 0xa1)
  put(n2 ^ 0xb1)
  put(Math.imul(b2 ^ 0xc1, prime) + b1)
  put(Math.imul(n1 ^ 0xd1, prime) + n2)
  ends[3] = slots.length
  ends[4] = slots.length
  return { slots: Int32Array.from(slots), count: slots.length, blockEnds: ends }
}

const putInside = (units: Uint16Array, start: number, end: number, put: (hash: number) => void): void => {
  for (let from = start; from < end; from++) {
    let hash = 0x7f4a7c15 ^ (from === start ? 1 : 0)
    for (let j = from; j < Math.min(end, from + 4); j++) {
      hash = Math.imul(hash ^ (units[j] ?? 0), prime)
      if (j > from || end - start === 1) put(hash ^ (j === end - 1 ? 2 : 0))
    }
  }
}

/** One row per word of all comments, and whether most of the word was marked. */
export const spanRows = (comments: readonly MarkedComment[], read: (text: string) => Normalised) => {
  const builder = datasetBuilder(spanBits)
  const marks: number[] = []
  for (const { text, spans } of comments) {
    const normalised = read(text)
    const { words, from, to } = normalised
    for (let i = 0; i < words.count; i++) {
      const [start, end] = [from[words.start[i] ?? 0] ?? 0, to[(words.end[i] ?? 1) - 1] ?? 0]
      const marked = spans.reduce(
        (sum, [a, b]) => sum + Math.max(0, Math.min(b, end) - Math.max(a, start)),
        0,
      )
      builder.add(wordFeatures(normalised, i))
      marks.push(marked * 2 > end - start ? 1 : -1)
    }
  }
  return { data: builder.build(), targets: Int8Array.from(marks) }
}
