import { plain } from '../../kit/format.ts'
import type { Area } from '../model.ts'

/** So many names can be chosen from on a small screen. */
export const mostChoices = 8

const wordsOf = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** “p. mau 3”, “xa phu” and the like: what people put before a name when they are in a hurry. */
const short: Readonly<Record<string, string>> = { p: 'phuong', x: 'xa' }

/**
 * The communes somebody may mean by what they typed, with or without diacritics: the one of this code or exactly this name,
 * else all whose names have every typed word.
 */
export const communesMeant = (areas: readonly Area[], typed: string): readonly Area[] => {
  const text = typed.trim()
  const words = wordsOf(text).map((word, at) => (at === 0 ? (short[word] ?? word) : word))
  if (words.length === 0) return []
  const exact = areas.filter(({ code, name }) => code === text || wordsOf(name).join(' ') === words.join(' '))
  return exact.length > 0
    ? exact
    : areas.filter(({ name }) => {
        const have = wordsOf(name)
        return words.every((word) => have.includes(word))
      })
}
