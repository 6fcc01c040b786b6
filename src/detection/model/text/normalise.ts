import { fold } from './fold.ts'
import { bareUnit, isWordUnit, space, turn } from './letters.ts'
import { Track } from './track.ts'
import { addWord, piecesEnd, wordEnd } from './tricks.ts'

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
  /** Whether hardly any word carries a diacritic: then `anh` may stand for `ảnh`. */
  readonly typedBare: boolean
}

/** Reads a text once, in time linear in its length, whatever it contains. */
export const normalise = (original: string): Normalised => {
  const folded = fold(original)
  const out = new Track(folded.length + (folded.length >> 1) + 16)
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

const isAccented = (track: Track, start: number, end: number): boolean => {
  for (let i = start; i < end; i++) if (bareUnit(track.at(i)) !== track.at(i)) return true
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

const withWords = (original: string, out: Track, typedBare: boolean): Normalised => {
  const { length } = out
  const bare = new Uint16Array(length)
  const [start, end, turns] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)]
  let [count, turnNumber] = [0, 0]
  for (let i = 0; i < length; ) {
    const unit = out.at(i)
    const next = isWordUnit(unit) ? wordEnd(out, i) : i + 1
    for (let j = i; j < next; j++) bare[j] = bareUnit(out.at(j))
    if (unit === turn) turnNumber++
    else if (unit !== space) {
      start[count] = i
      end[count] = next
      turns[count++] = turnNumber
    }
    i = next
  }
  const words = { count, start, end, turn: turns, typedBare }
  return {
    original,
    length,
    units: out.units.subarray(0, length),
    bare,
    from: out.from.subarray(0, length),
    to: out.to.subarray(0, length),
    words,
  }
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
