import { bareUnit } from '../text/letters.ts'
import { wordHash } from '../text/word-hash.ts'

/** Words → small numbers, looked up by hash and units without making a string. */
export interface WordTable {
  readonly size: number
  /** Number of the word whose `wordHash` is given, from 1; 0 when unknown. */
  readonly find: (units: Uint16Array, start: number, end: number, hash: number) => number
}

const placeOf = (hash: number, mask: number): number => (hash ^ (hash >>> 15)) & mask

export const bareWord = (word: string): string =>
  Array.from(word, (_, i) => String.fromCharCode(bareUnit(word.charCodeAt(i)))).join('')

/** Words must be distinct; the first gets number 1. */
export const wordTable = (words: readonly string[]): WordTable => {
  const slots = 1 << Math.ceil(Math.log2(Math.max(8, words.length * 3)))
  const numbers = new Int32Array(slots)
  const offsets = new Int32Array(words.length + 2)
  const pool = new Uint16Array(words.reduce((sum, word) => sum + word.length, 0))
  let used = 0
  for (const [index, word] of words.entries()) {
    offsets[index + 1] = used
    const units = Uint16Array.from({ length: word.length }, (_, i) => word.charCodeAt(i))
    pool.set(units, used)
    used += word.length
    let slot = placeOf(wordHash(units, 0, units.length), slots - 1)
    while (numbers[slot] !== 0) slot = (slot + 1) & (slots - 1)
    numbers[slot] = index + 1
  }
  offsets[words.length + 1] = used
  const isWord = (number: number, units: Uint16Array, start: number, end: number): boolean => {
    const from = offsets[number] ?? 0
    if ((offsets[number + 1] ?? 0) - from !== end - start) return false
    for (let i = start; i < end; i++) if (pool[from + i - start] !== units[i]) return false
    return true
  }
  return {
    size: words.length,
    find: (units, start, end, hash) => {
      let slot = placeOf(hash, slots - 1)
      for (let number = numbers[slot] ?? 0; number !== 0; number = numbers[slot] ?? 0) {
        if (isWord(number, units, start, end)) return number
        slot = (slot + 1) & (slots - 1)
      }
      return 0
    },
  }
}
