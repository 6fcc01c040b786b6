/** A phrase may not unfold into more than this many; a typing slip in a rule must not fill the memory. */
export const mostReadings = 2000

/** One reading of a phrase: its words in order, and between them how many words may stand (0 = none). */
export interface Reading {
  readonly words: readonly string[]
  /** `gaps[i]`: most words between `words[i]` and `words[i + 1]`. */
  readonly gaps: readonly number[]
}

export class PhraseError extends Error {}

const gapWords = 4

/**
 * Unfolds a phrase as people write it in rules:
 * `{đừng|không được} {nói|kể} {với|cho}? .. mẹ`: alternatives in braces, `?` makes the part before it optional,
 * `..` lets up to four words stand between.
 *
 * @throws PhraseError on unbalanced braces, an empty phrase, a gap at an end, or too many readings
 */
export const unfold = (phrase: string): readonly Reading[] => {
  let readings: readonly (readonly string[])[] = [[]]
  for (const part of partsOf(phrase)) {
    readings = readings.flatMap((before) => part.map((option) => [...before, ...option]))
    if (readings.length > mostReadings) throw new PhraseError('too-many-readings')
  }
  const seen = new Set<string>()
  return readings.flatMap((words) => {
    const key = words.join(' ')
    if (seen.has(key)) return []
    seen.add(key)
    return [readingOf(words)]
  })
}

const partsOf = (phrase: string): readonly (readonly (readonly string[])[])[] => {
  const parts: (readonly (readonly string[])[])[] = []
  const matcher = /\s*(?:\{([^{}]*)\}|([^\s{}]+?))(\?(?=\s|$))?(?=[\s{]|$)/gy
  let at = 0
  const text = phrase.trim()
  while (at < text.length) {
    matcher.lastIndex = at
    const found = matcher.exec(text)
    if (found === null || found[0] === '') throw new PhraseError('unbalanced')
    const options = (found[1] ?? found[2] ?? '').split('|').map((option) =>
      option
        .trim()
        .split(/\s+/)
        .filter((word) => word !== ''),
    )
    parts.push(found[3] === undefined ? options : [...options, []])
    at = matcher.lastIndex
  }
  return parts
}

const readingOf = (words: readonly string[]): Reading => {
  const kept: string[] = []
  const gaps: number[] = []
  let gap = 0
  for (const word of words) {
    if (word === '..') {
      if (kept.length === 0) throw new PhraseError('gap-at-an-end')
      gap = gapWords
      continue
    }
    if (kept.length > 0) gaps.push(gap)
    kept.push(word)
    gap = 0
  }
  if (kept.length === 0) throw new PhraseError('empty')
  if (gap > 0) throw new PhraseError('gap-at-an-end')
  return { words: kept, gaps }
}
