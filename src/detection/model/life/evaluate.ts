import { createHash } from 'node:crypto'
import type { Kind, Label } from '../labels.ts'
import { compileRules } from '../rules/compile.ts'
import type { Lexicon, Rule } from '../rules/schema.ts'
import { normalise } from '../text/normalise.ts'

/** A text a rule may be tried on: public or made up, never of a report. */
export interface TrialText {
  /** Where it came from, such as `riskset` or the name of an import. */
  readonly source: string
  readonly kind: Kind
  readonly text: string
  /** What people or the makers of the set say it is; absent where nobody said. */
  readonly labels?: readonly Label[] | undefined
}

/** One rule on trial, and the rules of its label that speak already. */
export interface Trial {
  readonly lexicon: Lexicon
  readonly rule: Rule
  readonly others: readonly Rule[]
}

/** Which texts of a batch it fired on (positions, rising), and beside each the ids of the others that fired there. */
export interface BatchOutcome {
  readonly fired: readonly number[]
  readonly also: readonly (readonly string[])[]
}

/** What a rule would do to texts: the engine's own reading, word for word. Not re-entrant; each thread opens its own. */
export const openEvaluator = ({ lexicon, rule, others }: Trial) => {
  const book = compileRules(conceptsOf(lexicon, [rule]), [rule])
  const otherBook = compileRules(conceptsOf(lexicon, others), others)
  return (batch: readonly Pick<TrialText, 'text' | 'kind'>[]): BatchOutcome => {
    const fired: number[] = []
    const also: (readonly string[])[] = []
    for (const [i, { text, kind }] of batch.entries()) {
      const read = normalise(text)
      if (book.read(read, kind).fired.length === 0) continue
      fired.push(i)
      also.push(otherBook.read(read, kind).fired.map((one) => one.rule.id))
    }
    return { fired, also }
  }
}

/** The concepts that rules name. What a rule reads depends on no other, so the rest of the lexicon need not be looked for. */
export const conceptsOf = (lexicon: Lexicon, rules: readonly Rule[]): Lexicon => {
  const named = new Set<string>()
  for (const { when } of rules)
    for (const [, name] of JSON.stringify(when).matchAll(/"([^"\\]+)"/g)) named.add(name ?? '')
  return Object.fromEntries(Object.entries(lexicon).filter(([name]) => named.has(name)))
}

/** Tells two sets of rules apart, for the memory of engines and reports. */
export const hashOfRules = (lexicon: Lexicon, rules: readonly Rule[]): string =>
  createHash('sha256')
    .update(JSON.stringify([lexicon, rules]))
    .digest('hex')
    .slice(0, 12)
