import { hashWords } from './hash256.ts'
import type { Slot } from './slot-plan.ts'

/** For each byte of a hash and each value of it, the part of the slot's key that it makes. */
export const keyTable = ({ bits }: Slot): Uint32Array => {
  const table = new Uint32Array(32 * 256)
  for (const [place, bit] of bits.entries())
    for (let value = 0; value < 256; value += 1) {
      const at = (bit >>> 3) * 256 + value
      if (((value >>> (7 - (bit & 7))) & 1) === 1) table[at] = ((table[at] ?? 0) | (1 << place)) >>> 0
    }
  return table
}

/** The slot's key of the hash that stands at `at` in `words`. */
export const keyOf = (table: Uint32Array, words: Uint32Array, at: number): number => {
  let key = 0
  for (let word = 0; word < hashWords; word += 1) {
    const bits = words[at + word] ?? 0
    const base = word * 1024
    key |=
      (table[base + (bits >>> 24)] ?? 0) |
      (table[base + 256 + ((bits >>> 16) & 255)] ?? 0) |
      (table[base + 512 + ((bits >>> 8) & 255)] ?? 0) |
      (table[base + 768 + (bits & 255)] ?? 0)
  }
  return key >>> 0
}

export const keysOf = (table: Uint32Array, words: Uint32Array): Uint32Array => {
  const keys = new Uint32Array(words.length / hashWords)
  for (let row = 0; row < keys.length; row += 1) keys[row] = keyOf(table, words, row * hashWords)
  return keys
}
