import { kinds } from '../labels.ts'
import { compileRules } from '../rules/compile.ts'
import type { Lexicon, Rule } from '../rules/schema.ts'
import { normalise, originalRange } from '../text/normalise.ts'
import { conceptsOf } from './evaluate.ts'

/** A stretch of the text as typed: UTF-16 units, end exclusive; with why it was marked, or nothing for the text between. */
export interface Stretch {
  readonly text: string
  readonly why?: string | undefined
}

export interface Tried {
  readonly fires: boolean
  readonly stretches: readonly Stretch[]
}

/** What a rule sees in a sentence: the whole sentence in stretches, those that made it fire with their reason. */
export const tryRule = (lexicon: Lexicon, rule: Rule, text: string): Tried => {
  const read = normalise(text)
  const book = compileRules(conceptsOf(lexicon, [rule]), [rule])
  // Like a rule's own examples: a sentence without a kind counts when it fires as any of them.
  const fired = kinds.flatMap((kind) => book.read(read, kind).fired)[0]
  if (fired === undefined) return { fires: false, stretches: [{ text }] }
  const marks = fired.evidence
    .map(({ first, last, what }) => ({ ...originalRange(read, first, last), what }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  const stretches: Stretch[] = []
  let at = 0
  for (const { start, end, what } of marks) {
    if (end <= at) continue
    const from = Math.max(at, start)
    if (from > at) stretches.push({ text: text.slice(at, from) })
    stretches.push({ text: text.slice(from, end), why: lexicon[what]?.vi ?? what })
    at = end
  }
  if (at < text.length) stretches.push({ text: text.slice(at) })
  return { fires: true, stretches }
}
