import { isEmoji, isLetter } from './letters.ts'
import type { Normalised } from './normalise.ts'

/** How a text looks, apart from its words, as small numbers: length, capitals, signs, faces. */
export const shapeOf = ({ original, units, words }: Normalised): number[] => {
  let [capitals, named, faces, questions, shouts] = [0, 0, 0, 0, 0]
  let start = true
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i)
    const upper = isUpper(code)
    if (upper) capitals++
    if (upper && start) named++
    start = code === 0x20
  }
  for (const unit of units) {
    if (isEmoji(unit)) faces |= 1 << (unit & 15)
    if (unit === 0x3f) questions++
    if (unit === 0x21) shouts++
  }
  const count = words.count
  const last = words.count === 0 ? 0 : (units[words.start[count - 1] ?? 0] ?? 0)
  const features = [bucket(count), 16 + share(named, count), 32 + share(capitals, original.length), 48 + Math.min(3, questions), 56 + Math.min(3, shouts)]
  for (let face = 0; face < 16; face++) if ((faces >> face) & 1) features.push(64 + face)
  features.push(96 + share(named, count) * 16 + bucket(count))
  features.push(isEmoji(last) ? 400 + (last & 15) : isLetter(last) ? 420 : 421 + (last & 63))
  return features
}

const isUpper = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code > 0x7f && isLetter(code) && String.fromCharCode(code) !== String.fromCharCode(code).toLowerCase())
const bucket = (count: number): number => Math.min(15, Math.floor(Math.log2(count + 1) * 2))
const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.min(7, Math.ceil((part / whole) * 7)))
