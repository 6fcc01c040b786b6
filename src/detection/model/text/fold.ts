import { bareUnit, foldPoint, foldUnit, isDigit, isLetter, isPictograph, space, turn } from './letters.ts'
import { Track } from './track.ts'

/** Folds every character and squeezes runs: spaces are single, three or more equal letters one, repeated signs one. */
export const fold = (text: string): Track => {
  const out = new Track(text.length + 8)
  const add = squeezer(out)
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i)
    const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0
    if (isMark(next) && code > space && !isMark(code)) i = addCluster(add, text, i)
    else if (isPair(code, next)) {
      const unit = foldPoint((code - 0xd800) * 0x400 + (next - 0xdc00) + 0x10000)
      if (unit !== 0) add(unit, i, i + 2)
      i += 2
    } else {
      const unit = code > 0x2030 && isPictograph(code) ? foldPoint(code) : foldUnit(code)
      if (unit !== 0) add(unit, i, i + 1)
      i++
    }
  }
  return out
}

const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f
const isPair = (high: number, low: number): boolean =>
  high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
const isVowel = (unit: number): boolean =>
  unit === 0x61 || unit === 0x65 || unit === 0x69 || unit === 0x6f || unit === 0x75 || unit === 0x79

type Add = (unit: number, from: number, to: number) => void

const squeezer = (out: Track): Add => {
  /** The letter whose run was just squeezed: more of it is dropped. */
  let squeezed = 0
  return (unit, from, to) => {
    const last = out.length === 0 ? turn : out.at(out.length - 1)
    if (unit === space || unit === turn) addGap(out, unit, last, from, to)
    else if (unit === last && !isDigit(unit)) {
      const letter = isLetter(unit)
      const third = letter && out.at(out.length - 2) === unit
      // The second of a longer run goes too: `điiii` is `đi`, while `xoong` keeps both.
      if (third) out.length--
      if (third || !letter || squeezed === unit) {
        squeezed = unit
        out.stretch(to)
        return
      }
      out.push(unit, from, to)
    } else if (last > 0x7f && isVowel(unit) && bareUnit(last) === unit) {
      // `quáa`: a bare vowel after its own accented form only lengthens it.
      out.stretch(to)
      return
    } else out.push(unit, from, to)
    squeezed = 0
  }
}

const addGap = (out: Track, unit: number, last: number, from: number, to: number): void => {
  if (last === turn) return
  if (last !== space) out.push(unit, from, to)
  else if (unit === turn) out.units[out.length - 1] = turn
}

/** A letter with combining marks, composed; what does not compose is dropped. Returns where the marks end. */
const addCluster = (add: Add, text: string, start: number): number => {
  let end = start + 1
  while (end < text.length && isMark(text.charCodeAt(end))) end++
  // No alphabet stacks more than a few; composing a thousand would not be linear.
  const composed = text.slice(start, Math.min(end, start + 5)).normalize('NFC')
  for (let i = 0; i < composed.length; i++) {
    const unit = foldUnit(composed.charCodeAt(i))
    if (unit !== 0) add(unit, start, end)
  }
  return end
}
