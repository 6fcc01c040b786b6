import { editDistance } from '../../kit/edit-distance.ts'
import { plain } from '../../kit/format.ts'
import type { Area } from '../model.ts'

/** So many names can be chosen from on a small screen. */
export const mostChoices = 8

const wordsOf = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** “p. mau 3”, “xa phu” and the like: what people put before a name when they are in a hurry. */
const short: Readonly<Record<string, string>> = { p: 'phuong', x: 'xa' }

const wordsTyped = (text: string): readonly string[] =>
  wordsOf(text).map((word, at) => (at === 0 ? (short[word] ?? word) : word))

/**
 * The communes somebody may mean by what they typed, with or without diacritics: the one of this code or exactly this name,
 * else all whose names have every typed word.
 */
export const communesMeant = (areas: readonly Area[], typed: string): readonly Area[] => {
  const text = typed.trim()
  const words = wordsTyped(text)
  if (words.length === 0) return []
  const exact = areas.filter(({ code, name }) => code === text || wordsOf(name).join(' ') === words.join(' '))
  return exact.length > 0
    ? exact
    : areas.filter(({ name }) => {
        const have = wordsOf(name)
        return words.every((word) => have.includes(word))
      })
}

/** One letter may be wrong in a word, two in a long one; digits and the shortest words must be right. */
const slips = (word: string): number => (/\d/.test(word) || word.length < 3 ? 0 : word.length < 6 ? 1 : 2)

/**
 * The communes whose names are nearest to what was typed, for when none was meant exactly: every typed word has a word of the
 * name within a slip or two. Only to ask “did you mean”, never to choose by itself.
 */
export const communesNear = (areas: readonly Area[], typed: string): readonly Area[] => {
  const words = wordsTyped(typed)
  if (words.length === 0) return []
  const near = areas.flatMap((area) => {
    const have = wordsOf(area.name)
    const apart = words.map((word) => {
      const most = slips(word)
      const least = Math.min(...have.map((one) => editDistance(word, one, most)))
      return least > most ? Number.POSITIVE_INFINITY : least
    })
    const sum = apart.reduce((total, one) => total + one, 0)
    return Number.isFinite(sum) ? [{ area, sum }] : []
  })
  return near.toSorted((a, b) => a.sum - b.sum).map(({ area }) => area)
}
