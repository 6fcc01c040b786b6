import { bareUnit, foldPoint, foldUnit, isDigit, isLetter, isPictograph, space, turn } from './letters.ts'
import type { Track } from './track.ts'

/** Folds every character into `out` and squeezes runs: spaces are single, three or more equal letters one, repeated signs one. */
export const fold = (text: string, out: Track): void => {
  // The letter whose run was just squeezed: more of it is dropped.
  let squeezed = 0
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i)
    const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0
    let end = i + 1
    if (isMark(next) && code > space && !isMark(code)) {
      end = marksEnd(text, i)
      squeezed = addCluster(out, text, i, end, squeezed)
    } else {
      if (isPair(code, next)) end++
      const unit = end - i === 2 ? foldPoint(pointOf(code, next)) : foldOne(code)
      if (unit !== 0) squeezed = addSqueezed(out, unit, i, end, squeezed)
    }
    i = end
  }
}

const foldOne = (code: number): number =>
  code > 0x2030 && isPictograph(code) ? foldPoint(code) : foldUnit(code)
const pointOf = (high: number, low: number): number => (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000
const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f
const isPair = (high: number, low: number): boolean =>
  high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
const isVowel = (unit: number): boolean =>
  unit === 0x61 || unit === 0x65 || unit === 0x69 || unit === 0x6f || unit === 0x75 || unit === 0x79

/** Adds one unit unless it only repeats; returns the letter whose run is being squeezed. */
const addSqueezed = (out: Track, unit: number, from: number, to: number, squeezed: number): number => {
  const { length } = out
  const last = length === 0 ? turn : (out.units[length - 1] ?? 0)
  if (unit === space || unit === turn) addGap(out, unit, last, from, to)
  else if (unit === last && !isDigit(unit)) {
    const letter = isLetter(unit)
    const third = letter && out.at(length - 2) === unit
    // The second of a longer run goes too: `điiii` is `đi`, while `xoong` keeps both.
    if (third) out.length--
    if (third || !letter || squeezed === unit) {
      out.stretch(to)
      return unit
    }
    out.push(unit, from, to)
  } else if (last > 0x7f && isVowel(unit) && bareUnit(last) === unit) {
    // `quáa`: a bare vowel after its own accented form only lengthens it.
    out.stretch(to)
    return squeezed
  } else out.push(unit, from, to)
  return 0
}

const addGap = (out: Track, unit: number, last: number, from: number, to: number): void => {
  if (last === turn) return
  if (last !== space) out.push(unit, from, to)
  else if (unit === turn) out.units[out.length - 1] = turn
}

const marksEnd = (text: string, start: number): number => {
  let end = start + 1
  while (end < text.length && isMark(text.charCodeAt(end))) end++
  return end
}

/** A letter with combining marks, composed; what does not compose is dropped. */
const addCluster = (out: Track, text: string, start: number, end: number, before: number): number => {
  // No alphabet stacks more than a few; composing a thousand would not be linear.
  const composed = text.slice(start, Math.min(end, start + 5)).normalize('NFC')
  let squeezed = before
  for (let i = 0; i < composed.length; i++) {
    const unit = foldUnit(composed.charCodeAt(i))
    if (unit !== 0) squeezed = addSqueezed(out, unit, start, end, squeezed)
  }
  return squeezed
}
