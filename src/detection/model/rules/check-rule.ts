import { z } from 'zod'
import { kinds } from '../labels.ts'
import { normalise } from '../text/normalise.ts'
import { compileRules, type RuleBook } from './compile.ts'
import { conditionProblems, phraseProblems } from './condition-problems.ts'
import type { Problem } from './problem.ts'
import { Lexicon, Rule } from './schema.ts'
import { shapeProblems, zodProblems } from './shape-problems.ts'

export type Checked<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly problems: readonly Problem[] }

const RuleAround = Rule.extend({ when: z.unknown() })

/**
 * A rule as somebody wrote it, checked whole before it may run: shape, names, phrases and patterns, that a phrase leads to it,
 * and that its own examples come out as said.
 */
export const checkRule = (lexicon: Lexicon, input: unknown): Checked<{ readonly rule: Rule }> => {
  const when = typeof input === 'object' && input !== null && 'when' in input ? input.when : undefined
  const shape = [
    ...zodProblems(RuleAround, input),
    ...(when === undefined
      ? [{ path: 'when', code: 'missing', detail: '' } satisfies Problem]
      : shapeProblems(when)),
  ]
  if (shape.length > 0) return { ok: false, problems: shape }
  const rule = Rule.parse(input)
  const problems = conditionProblems(lexicon, rule.when)
  const wrong = problems.length > 0 ? problems : behaviourProblems(lexicon, rule)
  return wrong.length > 0 ? { ok: false, problems: wrong } : { ok: true, rule }
}

export const checkLexicon = (input: unknown): Checked<{ readonly lexicon: Lexicon }> => {
  const shape = zodProblems(Lexicon, input)
  if (shape.length > 0) return { ok: false, problems: shape }
  const lexicon = Lexicon.parse(input)
  const problems = Object.entries(lexicon).flatMap(([name, { phrases }]) =>
    phrases.flatMap((phrase, i) => phraseProblems(phrase, `${name}.phrases.${i}`)),
  )
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lexicon }
}

/** What is wrong with how a rule of this book behaves: no phrase leads to it, or its examples come out otherwise. */
export const exampleProblems = (book: RuleBook, rule: Rule): readonly Problem[] => {
  if (book.unindexed.includes(rule)) return [{ path: 'when', code: 'no-required-phrase', detail: rule.id }]
  // Examples do not say their kind: one fires when it fires as any of them.
  const fires = (text: string): boolean =>
    kinds.some((kind) => book.read(normalise(text), kind).fired.some((it) => it.rule === rule))
  const { hits, misses } = rule.examples
  return [
    ...hits.flatMap((text, i): readonly Problem[] =>
      fires(text) ? [] : [{ path: `examples.hits.${i}`, code: 'hit-does-not-fire', detail: text }],
    ),
    ...misses.flatMap((text, i): readonly Problem[] =>
      fires(text) ? [{ path: `examples.misses.${i}`, code: 'miss-fires', detail: text }] : [],
    ),
  ]
}

/** The concepts a rule names, so that trying it out need not build the whole lexicon. */
const conceptsFor = (lexicon: Lexicon, when: unknown): Lexicon => {
  const written = JSON.stringify(when)
  return Object.fromEntries(Object.entries(lexicon).filter(([name]) => written.includes(`"${name}"`)))
}

const behaviourProblems = (lexicon: Lexicon, rule: Rule): readonly Problem[] =>
  exampleProblems(compileRules(conceptsFor(lexicon, rule.when), [rule]), rule)
