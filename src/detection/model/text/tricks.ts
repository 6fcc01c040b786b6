import { isDigit, isLetter, isWordUnit, space } from './letters.ts'
import { joinable, teencode } from './teencode.ts'
import type { Track } from './track.ts'

/** Where the word that begins at `start` ends; `start` itself when none does. */
export const wordEnd = (track: Track, start: number): number => {
  const { units, length } = track
  let end = start
  while (end < length) {
    const unit = units[end] ?? 0
    if (!isWordUnit(unit) && !((unit === 0x40 || unit === 0x24) && isSignInside(track, start, end))) break
    end++
  }
  return end
}

/** `z@lo`: a sign between letters of a short word that is no address. */
const isSignInside = (track: Track, start: number, at: number): boolean => {
  if (at === start || at - start >= 4) return false
  if (!isLetter(track.at(at - 1)) || !isLetter(track.at(at + 1))) return false
  let end = at + 1
  while (end - at < 5 && isLetter(track.at(end))) end++
  return end - at < 5 && track.at(end) !== 0x2e
}

const leetLetters = new Map(
  [...'0o1i3e4a5s7t@a$s'.matchAll(/(.)(.)/g)].map(([, sign = '', letter = '']) => [
    sign.charCodeAt(0),
    letter.charCodeAt(0),
  ]),
)
const leetLetter = (unit: number): number => (unit > 0x40 ? 0 : (leetLetters.get(unit) ?? 0))

/** `z4l0`, `p@ss`, but not `500k`, `u23`, `b12`, `2tr5`: signs stand for letters when letters stand around one of them. */
const isLeet = (track: Track, start: number, end: number): boolean => {
  if (end - start < 3 || !isLetter(track.at(start))) return false
  let [letters, signs, inside] = [0, 0, 0]
  for (let i = start; i < end; i++) {
    if (isLetter(track.at(i))) letters++
    else if (leetLetter(track.at(i)) === 0) return false
    else {
      signs++
      if (i < end - 1 && isLetter(track.at(i - 1))) inside++
    }
  }
  return inside > 0 && signs <= 3 && signs <= letters
}

const seed = 0x811c9dc5
const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)
const hashOfText = (text: string, end = text.length): number => {
  let hash = seed
  for (let i = 0; i < end; i++) hash = step(hash, text.charCodeAt(i))
  return hash
}
const spelledHash = (track: Track, start: number, end: number, before: number): number => {
  let hash = before
  for (let i = start; i < end; i++) hash = step(hash, leetLetter(track.at(i)) || track.at(i))
  return hash
}

const joined = new Set(joinable.map((name) => hashOfText(name)))
const beginnings = new Set(
  joinable.flatMap((name) => Array.from(name, (_, end) => hashOfText(name, end + 1))),
)

const isSeparator = (unit: number): boolean =>
  unit === space || unit === 0x2e || unit === 0x2d || unit === 0x5f || unit === 0x2a || unit === 0x2c

/** Where a word in pieces ends (`z a l o`, `b.í`, `te-le-gram`), or `first` when it is whole. */
export const piecesEnd = (track: Track, start: number, first: number): number => {
  const separator = track.at(first)
  if (first - start > 4 || !isSeparator(separator)) return first
  let singles = first - start === 1 && isLetter(track.at(start))
  let hash = spelledHash(track, start, first, seed)
  let begun = beginnings.has(hash)
  let [end, best] = [first, first]
  for (let pieces = 2; pieces <= 12 && (singles || begun) && track.at(end) === separator; pieces++) {
    const next = wordEnd(track, end + 1)
    if (next === end + 1 || next - end > 7) break
    singles = singles && next - end === 2 && isLetter(track.at(end + 1))
    hash = spelledHash(track, end + 1, next, hash)
    begun = begun && beginnings.has(hash)
    end = next
    const spelled = begun && joined.has(hash)
    if (spelled || (singles && pieces >= (separator === space ? 4 : 2))) best = end
  }
  return best
}

const toneMoves = new Map(
  ['oa', 'oe', 'uy'].flatMap((pair) => {
    const [first, second] = [pair.charAt(0), pair.charAt(1)]
    return ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone): [number, string] => {
      const before = (first + tone).normalize('NFC')
      return [(before.charCodeAt(0) << 8) ^ second.charCodeAt(0), first + (second + tone).normalize('NFC')]
    })
  }),
)

/** `hòa` and `hoà` are one word: the tone of an open oa, oe, uy goes to the second vowel. */
const moveTone = (out: Track, start: number): void => {
  const end = out.length
  if (end - start < 2 || out.at(end - 2) < 0x80 || out.at(end - 1) > 0x7f) return
  const moved = toneMoves.get((out.at(end - 2) << 8) ^ out.at(end - 1))
  if (moved === undefined) return
  out.units[end - 2] = moved.charCodeAt(0)
  out.units[end - 1] = moved.charCodeAt(1)
}

const shortForms = new Map([...teencode].map(([form, full]) => [hashOfText(form), { form, full }]))
const longestForm = Math.max(...[...teencode.keys()].map((form) => form.length))

const shortForm = (out: Track, start: number): string | undefined => {
  if (out.length - start > longestForm) return undefined
  let hash = seed
  for (let i = start; i < out.length; i++) hash = step(hash, out.at(i))
  const found = shortForms.get(hash)
  if (found === undefined || found.form.length !== out.length - start) return undefined
  for (let i = 0; i < found.form.length; i++)
    if (out.at(start + i) !== found.form.charCodeAt(i)) return undefined
  return found.full
}

/** Whether one letter is a label, a unit or a laugh and not a short form: `A: chào`, `50 k`, `kkk`. */
const isNoForm = (track: Track, start: number, end: number): boolean =>
  end - start === 1 &&
  (track.at(end) === 0x3a ||
    isDigit(track.at(start - 2)) ||
    (track.to[start] ?? 0) - (track.from[start] ?? 0) > 2)

/** Adds a word without its tricks: pieces joined, signs read as letters, tone in one place, short forms written out. */
export const addWord = (out: Track, track: Track, start: number, end: number, inPieces: boolean): void => {
  const at = out.length
  const leet = isLeet(track, start, end)
  for (let i = start; i < end; i++) {
    const unit = track.at(i)
    if (inPieces && isSeparator(unit)) continue
    const letter = leet || inPieces ? leetLetter(unit) : 0
    out.push(letter === 0 ? unit : letter, track.from[i] ?? 0, track.to[i] ?? 0)
  }
  moveTone(out, at)
  const full = shortForm(out, at)
  if (full === undefined || isNoForm(track, start, end)) return
  const [from, to] = [out.from[at] ?? 0, out.to[out.length - 1] ?? 0]
  out.length = at
  for (let i = 0; i < full.length; i++) out.push(full.charCodeAt(i), from, to)
}
