/** A rule with more alternatives than this is a slip of typing; it must not fill the memory. */
export const mostOptions = 150

/** One place of a phrase: what may stand there, whether it may be missing, how many words may stand before it. */
export interface Slot {
  /** Each option is one or more words. */
  readonly options: readonly (readonly string[])[]
  readonly optional: boolean
  readonly gap: number
}

export class PhraseError extends Error {}

const gapWords = 4

/**
 * Reads a phrase as people write it in rules:
 * `{đừng|không được} {nói|kể} {với|cho}? .. mẹ`: alternatives in braces, `?` makes the part before it optional,
 * `..` lets up to four words stand between.
 *
 * @throws PhraseError on unbalanced braces, an empty phrase, a gap at an end, or too many options
 */
export const readPhrase = (phrase: string): readonly Slot[] => {
  const slots: Slot[] = []
  let gap = 0
  for (const { options, optional } of partsOf(phrase)) {
    if (options.length === 1 && options[0]?.length === 1 && options[0][0] === '..') {
      if (slots.length === 0) throw new PhraseError('gap-at-an-end')
      gap = gapWords
      continue
    }
    const said = options.filter((option) => option.length > 0)
    slots.push({ options: said, optional: optional || said.length < options.length, gap })
    gap = 0
  }
  if (slots.every((slot) => slot.optional)) throw new PhraseError('empty')
  if (gap > 0) throw new PhraseError('gap-at-an-end')
  if (slots.reduce((sum, slot) => sum + slot.options.length, 0) > mostOptions)
    throw new PhraseError('too-many-readings')
  return slots
}

interface Part {
  readonly options: readonly (readonly string[])[]
  readonly optional: boolean
}

const partsOf = (phrase: string): readonly Part[] => {
  const parts: Part[] = []
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
    parts.push({ options, optional: found[3] !== undefined })
    at = matcher.lastIndex
  }
  return parts
}
