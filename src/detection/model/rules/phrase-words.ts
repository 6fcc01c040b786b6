import { mostReadings, PhraseError, type Reading, unfold } from '../scan/phrases.ts'
import { normalise } from '../text/normalise.ts'

/**
 * The readings of a phrase in the words texts are read as: `coi chừng` is looked for as `xem chừng`, `hòa` as `hoà`,
 * so that people write phrases as they speak.
 *
 * @throws PhraseError
 */
export const readingsOf = (phrase: string): readonly Reading[] => {
  const readings = unfold(phrase)
  if (readings.length > mostReadings) throw new PhraseError('too-many-readings')
  return readings.map(asRead)
}

const asRead = ({ words, gaps }: Reading): Reading => {
  const read: { words: string[]; gaps: number[] } = { words: [], gaps: [] }
  let piece: string[] = []
  const close = (gap?: number): void => {
    for (const [i, word] of wordsOf(piece.join(' ')).entries()) {
      if (i > 0) read.gaps.push(0)
      read.words.push(word)
    }
    if (gap !== undefined) read.gaps.push(gap)
    piece = []
  }
  for (const [i, word] of words.entries()) {
    piece.push(word)
    const gap = gaps[i] ?? 0
    if (gap > 0) close(gap)
  }
  close()
  if (read.words.length === 0) throw new PhraseError('empty')
  return read
}

/** Unfolding says the same pieces over and over. */
const known = new Map<string, readonly string[]>()

const wordsOf = (text: string): readonly string[] => {
  const before = known.get(text)
  if (before !== undefined) return before
  const { units, words } = normalise(text)
  const read = Array.from({ length: words.count }, (_, i) =>
    String.fromCharCode(...units.subarray(words.start[i], words.end[i])),
  )
  if (known.size < mostKnown) known.set(text, read)
  return read
}

const mostKnown = 50_000
