import { PhraseError, readPhrase, type Slot } from '../scan/phrases.ts'
import { normalise } from '../text/normalise.ts'

/**
 * The slots of a phrase in the words texts are read as: `coi chừng` is looked for as `xem chừng`, `hòa` as `hoà`,
 * so that people write phrases as they speak.
 *
 * @throws PhraseError
 */
export const slotsOf = (phrase: string): readonly Slot[] => {
  const slots = readPhrase(phrase).map((slot) => ({
    ...slot,
    options: slot.options.map((words) => wordsOf(words.join(' '))).filter((words) => words.length > 0),
  }))
  if (slots.every(({ options, optional }) => optional || options.length === 0)) throw new PhraseError('empty')
  return slots
}

const wordsOf = (text: string): readonly string[] => {
  const { units, words } = normalise(text)
  return Array.from({ length: words.count }, (_, i) =>
    String.fromCharCode(...units.subarray(words.start[i], words.end[i])),
  )
}
