import { fold } from './fold.ts'
import { bareUnit, isWordUnit, space, turn } from './letters.ts'
import { Track } from './track.ts'
import { addWord, piecesEnd, wordEnd } from './tricks.ts'
import { wordHash } from './word-hash.ts'

/**
 * A text as the engine reads it: folded to NFC lower case without tricks, short forms written out.
 * Everything is indexed by UTF-16 unit of the normalised text; `from` and `to` lead back to the original.
 */
export interface Normalised {
  readonly original: string
  readonly length: number
  /** The normalised units; words are single-spaced, `\n` parts turns. */
  readonly units: Uint16Array
  /** The same without diacritics, unit by unit. */
  readonly bare: Uint16Array
  /** Half-open range in the original that gave each unit. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly words: Words
}

export interface Words {
  readonly count: number
  /** Half-open range of each word in `units`; a punctuation mark or an emoji counts as a word. */
  readonly start: Int32Array
  readonly end: Int32Array
  /** The turn (0, 1, …) each word belongs to. */
  readonly turn: Int32Array
  /** Each word by its `wordHash`: as written, and without diacritics. Equal when it carries none. */
  readonly hash: Int32Array
  readonly bareHash: Int32Array
  /** Whether hardly any word carries a diacritic: then `anh` may stand for `ảnh`. */
  readonly typedBare: boolean
}

// Used for one text after the other.
const foldedUnits = new Track()
const readUnits = new Track()
let ranges = new Int32Array(3 * 256)

/** Reads a text once, in time linear in its length, whatever it contains. */
export const normalise = (original: string): Normalised => {
  const folded = foldedUnits.clear()
  const out = readUnits.clear()
  fold(original, folded)
  let [lettered, accented] = [0, 0]
  for (let i = 0; i < folded.length; ) {
    const end = wordEnd(folded, i)
    if (end === i) {
      addOther(out, folded, i)
      i++
      continue
    }
    const whole = piecesEnd(folded, i, end)
    // As typed: a short form written out (`nha` → `nhé`) says nothing of the keyboard.
    lettered++
    if (isAccented(folded, i, end)) accented++
    addWord(out, folded, i, whole, whole > end)
    i = whole
  }
  return withWords(original, out, accented * 6 < lettered)
}

const isAccented = ({ units }: Track, start: number, end: number): boolean => {
  for (let i = start; i < end; i++) {
    const unit = units[i] ?? 0
    if (unit > 0x7f && bareUnit(unit) !== unit) return true
  }
  return false
}

const addOther = (out: Track, folded: Track, i: number): void => {
  const unit = folded.at(i)
  const last = out.length === 0 ? turn : out.at(out.length - 1)
  if ((unit === space || unit === turn) && last === turn) return
  if (unit === space && last === space) return
  if (unit === turn && last === space) out.units[out.length - 1] = turn
  else out.push(unit, folded.from[i] ?? 0, folded.to[i] ?? 0)
}

/** Writes start, end and turn of each word into `ranges`; returns how many words there are. */
const findWords = (out: Track): number => {
  const { units, length } = out
  let [count, turnNumber] = [0, 0]
  for (let i = 0; i < length; ) {
    const unit = units[i] ?? 0
    const next = isWordUnit(unit) ? wordEnd(out, i) : i + 1
    if (unit === turn) turnNumber++
    else if (unit !== space) {
      if (count * 3 === ranges.length) {
        const more = new Int32Array(ranges.length * 2)
        more.set(ranges)
        ranges = more
      }
      ranges[count * 3] = i
      ranges[count * 3 + 1] = next
      ranges[count * 3 + 2] = turnNumber
      count++
    }
    i = next
  }
  return count
}

const withWords = (original: string, out: Track, typedBare: boolean): Normalised => {
  const { length } = out
  const count = findWords(out)
  // One piece of memory for all arrays: each of its own costs as much as reading a word.
  const memory = new ArrayBuffer(length * 12 + count * 20)
  const [from, to] = [new Int32Array(memory, 0, length), new Int32Array(memory, length * 4, length)]
  const ofWords = (k: number): Int32Array => new Int32Array(memory, length * 8 + count * 4 * k, count)
  const [start, end, turns, hash, bareHash] = [ofWords(0), ofWords(1), ofWords(2), ofWords(3), ofWords(4)]
  const letters = length * 8 + count * 20
  const units = new Uint16Array(memory, letters, length)
  const bare = new Uint16Array(memory, letters + length * 2, length)
  for (let i = 0; i < length; i++) {
    const unit = out.units[i] ?? 0
    units[i] = unit
    bare[i] = bareUnit(unit)
    from[i] = out.from[i] ?? 0
    to[i] = out.to[i] ?? 0
  }
  for (let i = 0, j = 0; i < count; i++) {
    const [first, after] = [ranges[j++] ?? 0, ranges[j++] ?? 0]
    start[i] = first
    end[i] = after
    turns[i] = ranges[j++] ?? 0
    hash[i] = wordHash(units, first, after)
    bareHash[i] = wordHash(bare, first, after)
  }
  const words = { count, start, end, turn: turns, hash, bareHash, typedBare }
  return { original, length, units, bare, from, to, words }
}

/** The normalised text as a string, for patterns, people and tests. */
export const textOf = ({ units }: Normalised): string => {
  let text = ''
  for (let i = 0; i < units.length; i += 4096) text += String.fromCharCode(...units.subarray(i, i + 4096))
  return text
}

/** The range of the original that words `first` to `last` (inclusive) were read from. */
export const originalRange = (
  { words, from, to }: Normalised,
  first: number,
  last: number,
): { readonly start: number; readonly end: number } => ({
  start: from[words.start[first] ?? 0] ?? 0,
  end: to[(words.end[last] ?? 1) - 1] ?? 0,
})
