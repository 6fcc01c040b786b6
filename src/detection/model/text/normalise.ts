import {
  bareUnit,
  foldPoint,
  foldUnit,
  isDigit,
  isLetter,
  isPictograph,
  isWordUnit,
  space,
  turn,
} from './letters.ts'
import { joinable, teencode } from './teencode.ts'

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
  /** Half-open range in the original that gave each unit: `from[i]` inclusive, `to[i]` exclusive. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly words: Words
}

export interface Words {
  readonly count: number
  /** Half-open range of each word in `units`; a punctuation mark or an emoji counts as a word. */
  readonly start: Int32Array
  readonly end: Int32Array
  /** Turn (0, 1, …) each word belongs to. */
  readonly turn: Int32Array
  /** Whether hardly any word carries a diacritic: then `anh` may stand for `ảnh`. */
  readonly typedBare: boolean
}

/** Grows as needed; one per pass so that nothing is shared between calls. */
class Track {
  units = new Uint16Array(256)
  from = new Int32Array(256)
  to = new Int32Array(256)
  length = 0
  /** The letter whose run was just squeezed: more of it is dropped. */
  squeezed = 0

  constructor(expected: number) {
    this.reserve(expected)
  }

  reserve(size: number): void {
    if (size <= this.units.length) return
    const capacity = Math.max(size, this.units.length * 2)
    const [units, from, to] = [new Uint16Array(capacity), new Int32Array(capacity), new Int32Array(capacity)]
    units.set(this.units)
    from.set(this.from)
    to.set(this.to)
    this.units = units
    this.from = from
    this.to = to
  }

  push(unit: number, from: number, to: number): void {
    if (this.length === this.units.length) this.reserve(this.length + 1)
    this.units[this.length] = unit
    this.from[this.length] = from
    this.to[this.length] = to
    this.length++
  }

  at(index: number): number {
    return index >= 0 && index < this.length ? (this.units[index] ?? 0) : 0
  }

  text(start: number, end: number): string {
    let text = ''
    for (let i = start; i < end; i++) text += String.fromCharCode(this.units[i] ?? 0)
    return text
  }
}

const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f

const isVowel = (unit: number): boolean =>
  unit === 0x61 || unit === 0x65 || unit === 0x69 || unit === 0x6f || unit === 0x75 || unit === 0x79

/** Adds one folded unit, squeezing runs: three or more equal letters become one, doubled signs become one. */
const add = (out: Track, unit: number, from: number, to: number): void => {
  const last = out.length === 0 ? turn : (out.units[out.length - 1] ?? 0)
  if (unit === space || unit === turn) {
    out.squeezed = 0
    if (last === turn) return
    if (last !== space) out.push(unit, from, to)
    else if (unit === turn) out.units[out.length - 1] = turn
    return
  }
  if (unit === last && !isDigit(unit)) {
    const letter = isLetter(unit)
    const third = letter && out.at(out.length - 2) === unit
    // The second of a longer run goes too: `điiii` is `đi`, while `xoong` keeps both.
    if (third) out.length--
    if (third || !letter || out.squeezed === unit) {
      out.squeezed = unit
      out.to[out.length - 1] = to
      return
    }
  } else if (last > 0x7f && isVowel(unit) && bareUnit(last) === unit) {
    // `quáa`: a bare vowel after its own accented form only lengthens it.
    out.to[out.length - 1] = to
    return
  } else out.squeezed = 0
  out.push(unit, from, to)
}

/** A letter with combining marks, composed; what does not compose is dropped. Returns where the marks end. */
const addCluster = (out: Track, text: string, start: number): number => {
  let end = start + 1
  // Stacked accents beyond what any alphabet needs are noise; looking at more would not be linear.
  while (end < text.length && isMark(text.charCodeAt(end))) end++
  const composed = text.slice(start, Math.min(end, start + 5)).normalize('NFC')
  for (let i = 0; i < composed.length; i++) {
    const unit = foldUnit(composed.charCodeAt(i))
    if (unit !== 0) add(out, unit, start, end)
  }
  return end
}

const fold = (text: string): Track => {
  const out = new Track(text.length + 8)
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i)
    const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0
    if (isMark(next) && !isMark(code) && code > space) {
      i = addCluster(out, text, i)
      continue
    }
    if (code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
      const unit = foldPoint((code - 0xd800) * 0x400 + (next - 0xdc00) + 0x10000)
      if (unit !== 0) add(out, unit, i, i + 2)
      i += 2
      continue
    }
    const unit = code > 0x2030 && isPictograph(code) ? foldPoint(code) : foldUnit(code)
    if (unit !== 0) add(out, unit, i, i + 1)
    i++
  }
  return out
}

const leetLetters = new Map(
  [...'0o1i3e4a5s7t@a$s'.matchAll(/(.)(.)/g)].map(([, sign = '', letter = '']) => [
    sign.charCodeAt(0),
    letter.charCodeAt(0),
  ]),
)
const leetLetter = (unit: number): number => (unit > 0x40 ? 0 : (leetLetters.get(unit) ?? 0))

/** `z4l0`, `p@ss`, but not `500k`, `u23`, `b12`, `2tr5`: a digit stands for a letter when letters stand on both sides or close the word. */
const isLeet = (track: Track, start: number, end: number): boolean => {
  if (end - start < 3) return false
  let letters = 0
  let digits = 0
  let inside = 0
  for (let i = start; i < end; i++) {
    if (isLetter(track.at(i))) letters++
    else {
      digits++
      if (leetLetter(track.at(i)) === 0) return false
      if (i > start && i < end - 1 && isLetter(track.at(i - 1))) inside++
    }
  }
  return (
    digits > 0 && digits <= 3 && letters >= 2 && inside > 0 && isLetter(track.at(start)) && digits <= letters
  )
}

const toneMoves = new Map(
  ['oa', 'oe', 'uy'].flatMap((pair) => {
    const [first, second] = [pair.charAt(0), pair.charAt(1)]
    return ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone): [string, string] => [
      (first + tone).normalize('NFC') + second,
      first + (second + tone).normalize('NFC'),
    ])
  }),
)

/** `hòa` and `hoà` are one word: the tone of an open oa, oe, uy goes to the second vowel. */
const moveTone = (out: Track, start: number): void => {
  const end = out.length
  if (end - start < 2 || out.at(end - 2) < 0x80 || out.at(end - 1) > 0x7f) return
  const moved = toneMoves.get(out.text(end - 2, end))
  if (moved === undefined) return
  out.units[end - 2] = moved.charCodeAt(0)
  out.units[end - 1] = moved.charCodeAt(1)
}

const isSeparator = (unit: number): boolean =>
  unit === space || unit === 0x2e || unit === 0x2d || unit === 0x5f || unit === 0x2a || unit === 0x2c

/** `z@lo`: a sign between letters of a short word that is no address. */
const isSignInside = (track: Track, start: number, at: number): boolean => {
  const unit = track.at(at)
  if (
    (unit !== 0x40 && unit !== 0x24) ||
    at === start ||
    !isLetter(track.at(at - 1)) ||
    !isLetter(track.at(at + 1))
  )
    return false
  let end = at + 1
  while (end - at < 5 && isLetter(track.at(end))) end++
  return end - at < 5 && track.at(end) !== 0x2e && at - start < 4
}

const wordEnd = (track: Track, start: number): number => {
  let end = start
  while (end < track.length && (isWordUnit(track.at(end)) || isSignInside(track, start, end))) end++
  return end
}

const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)
const hashOf = (track: Track, start: number, end: number, seed: number): number => {
  let hash = seed
  for (let i = start; i < end; i++) hash = step(hash, track.units[i] ?? 0)
  return hash
}
const spelledHash = (track: Track, start: number, end: number, seed: number): number => {
  let hash = seed
  for (let i = start; i < end; i++) hash = step(hash, leetLetter(track.at(i)) || track.at(i))
  return hash
}
const hashOfText = (text: string, end = text.length): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < end; i++) hash = step(hash, text.charCodeAt(i))
  return hash
}
const seed = 0x811c9dc5

const shortForms = new Map([...teencode].map(([form, full]) => [hashOfText(form), { form, full }]))
const longestForm = Math.max(...[...teencode.keys()].map((form) => form.length))
const joined = new Set(joinable.map((name) => hashOfText(name)))
const beginnings = new Set(
  joinable.flatMap((name) => Array.from(name, (_, end) => hashOfText(name, end + 1))),
)

/** Where a word in pieces ends (`z a l o`, `b.í`, `te-le-gram`), or `first` when there is none. */
const piecesEnd = (track: Track, start: number, first: number): number => {
  const separator = track.at(first)
  if (first - start > 4 || !isSeparator(separator)) return first
  let singles = first - start === 1 && isLetter(track.at(start))
  let hash = spelledHash(track, start, first, seed)
  let begun = beginnings.has(hash)
  if (!singles && !begun) return first
  let end = first
  let best = first
  for (let pieces = 2; pieces <= 12 && track.at(end) === separator; pieces++) {
    const next = wordEnd(track, end + 1)
    if (next === end + 1 || next - end > 7) break
    singles = singles && next - end === 2 && isLetter(track.at(end + 1))
    if (begun) {
      hash = spelledHash(track, end + 1, next, hash)
      begun = beginnings.has(hash)
    }
    end = next
    if (begun && joined.has(hash)) best = end
    if (singles && pieces >= (separator === space ? 4 : 2)) best = end
    if (!singles && !begun) break
  }
  return best
}

const isSame = (track: Track, start: number, text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (track.at(start + i) !== text.charCodeAt(i)) return false
  return true
}

/** Whether one letter is a label or a unit and not a short form: `A: chào`, `50 k`. */
const isLabel = (track: Track, start: number, end: number): boolean =>
  end - start === 1 && (track.at(end) === 0x3a || isDigit(track.at(start - 2)))

const emitWord = (out: Track, track: Track, start: number, end: number, pieces: boolean): void => {
  const at = out.length
  const leet = isLeet(track, start, end)
  for (let i = start; i < end; i++) {
    const unit = track.at(i)
    if (pieces && isSeparator(unit)) continue
    const letter = leet || (pieces && !isLetter(unit)) ? leetLetter(unit) : 0
    out.push(letter === 0 ? unit : letter, track.from[i] ?? 0, track.to[i] ?? 0)
  }
  moveTone(out, at)
  if (out.length - at > longestForm) return
  const found = shortForms.get(hashOf(out, at, out.length, seed))
  if (found === undefined || found.form.length !== out.length - at || !isSame(out, at, found.form)) return
  if (isLabel(track, start, end)) return
  const [from, to] = [out.from[at] ?? 0, out.to[out.length - 1] ?? 0]
  out.length = at
  for (let i = 0; i < found.full.length; i++) out.push(found.full.charCodeAt(i), from, to)
}

/** Reads a text once, in time linear in its length, whatever it contains. */
export const normalise = (original: string): Normalised => {
  const folded = fold(original)
  const out = new Track(folded.length + (folded.length >> 1) + 16)
  for (let i = 0; i < folded.length; ) {
    const unit = folded.at(i)
    if (unit === space || unit === turn) {
      if (out.length > 0 && out.at(out.length - 1) !== turn) {
        if (unit === turn && out.at(out.length - 1) === space) out.units[out.length - 1] = turn
        else if (out.at(out.length - 1) !== space) out.push(unit, folded.from[i] ?? 0, folded.to[i] ?? 0)
      }
      i++
      continue
    }
    if (!isWordUnit(unit)) {
      out.push(unit, folded.from[i] ?? 0, folded.to[i] ?? 0)
      i++
      continue
    }
    const end = wordEnd(folded, i)
    const whole = piecesEnd(folded, i, end)
    emitWord(out, folded, i, whole, whole > end)
    i = whole
  }
  return finish(original, out)
}

const finish = (original: string, out: Track): Normalised => {
  const length = out.length
  const bare = new Uint16Array(length)
  const start = new Int32Array(length)
  const end = new Int32Array(length)
  const turns = new Int32Array(length)
  let count = 0
  let turnNumber = 0
  let lettered = 0
  let accented = 0
  for (let i = 0; i < length; ) {
    const unit = out.at(i)
    if (unit === turn) turnNumber++
    if (unit === turn || unit === space) {
      bare[i++] = unit
      continue
    }
    const from = i
    let marked = false
    if (isWordUnit(unit)) {
      while (i < length && (isWordUnit(out.at(i)) || out.at(i) === 0x40)) {
        const plain = bareUnit(out.at(i))
        if (plain !== out.at(i)) marked = true
        bare[i++] = plain
      }
      lettered++
      if (marked) accented++
    } else bare[i] = out.at(i++)
    start[count] = from
    end[count] = i
    turns[count] = turnNumber
    count++
  }
  return {
    original,
    length,
    units: out.units.subarray(0, length),
    bare,
    from: out.from.subarray(0, length),
    to: out.to.subarray(0, length),
    words: { count, start, end, turn: turns, typedBare: accented * 6 < lettered },
  }
}

/** The normalised text as a string, for people and tests. */
export const textOf = ({ units }: Normalised): string => {
  let text = ''
  for (let i = 0; i < units.length; i += 4096) text += String.fromCharCode(...units.subarray(i, i + 4096))
  return text
}

/** The range of the original that words `first` to `last` (inclusive) were read from. */
export const originalRange = (
  text: Normalised,
  first: number,
  last: number,
): { readonly start: number; readonly end: number } => {
  const a = text.words.start[first] ?? 0
  const b = (text.words.end[last] ?? 1) - 1
  return { start: text.from[a] ?? 0, end: text.to[b] ?? 0 }
}
