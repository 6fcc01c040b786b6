import { RE2JS } from 're2js'
import type { Place, Scene } from './scene.ts'

/** A pattern reads no more than this many units of a text and reports no more than this many matches. */
const longestRead = 20_000
const mostMatches = 50

/** @throws what `re2js` throws: look-around, back-references and huge repetitions cannot run in linear time */
export const compilePattern = (pattern: string): RE2JS => RE2JS.compile(pattern)

/** Whether it also matches nothing: then it would "see" something in every text. */
export const matchesNothing = (pattern: RE2JS): boolean => pattern.matcher('').find()

export const patternPlaces = (pattern: RE2JS, what: string, scene: Scene, most = mostMatches) => {
  const places: Place[] = []
  const matcher = pattern.matcher(scene.string().slice(0, longestRead))
  while (places.length < most && matcher.find()) {
    const start = matcher.start()
    const end = matcher.end()
    if (end <= start) continue
    const first = wordFrom(scene, start)
    const last = wordBefore(scene, end)
    if (first <= last) places.push({ first, last, parts: [{ first, last, what }] })
  }
  return places
}

/** The first word that ends after a unit. */
const wordFrom = ({ text: { words } }: Scene, unit: number): number => {
  let [low, high] = [0, words.count]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words.end[middle] ?? 0) <= unit) low = middle + 1
    else high = middle
  }
  return low
}

/** The last word that begins before a unit. */
const wordBefore = ({ text: { words } }: Scene, unit: number): number => {
  let [low, high] = [0, words.count]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words.start[middle] ?? 0) < unit) low = middle + 1
    else high = middle
  }
  return low - 1
}
