import { PhraseError } from '../scan/phrases.ts'
import { nearestName } from './nearest.ts'
import { compilePattern, matchesNothing } from './pattern.ts'
import { slotsOf } from './phrase-words.ts'
import type { Problem, ProblemCode } from './problem.ts'
import type { Condition, Lexicon } from './schema.ts'

/** What keeps a well-shaped condition from running: unknown names, phrases that do not unfold, patterns refused, … */
export const conditionProblems = (
  lexicon: Lexicon,
  condition: Condition,
  path = 'when',
): readonly Problem[] => {
  const inside = (part: Condition, at: string) => conditionProblems(lexicon, part, `${path}.${at}`)
  const each = (parts: readonly Condition[], at: string) =>
    parts.flatMap((part, i) => inside(part, `${at}.${i}`))
  const placed = (parts: readonly Condition[], at: string) =>
    parts.flatMap((part, i) =>
      hasPlace(part) ? inside(part, `${at}.${i}`) : [problem(`${path}.${at}.${i}`, 'no-place', keyOf(part))],
    )
  if (typeof condition === 'string') return conceptProblems(lexicon, condition, path)
  if ('phrase' in condition)
    return [condition.phrase].flat().flatMap((phrase) => phraseProblems(phrase, `${path}.phrase`))
  if ('pattern' in condition) return patternProblems(condition.pattern, `${path}.pattern`)
  if ('all' in condition) return each(condition.all, 'all')
  if ('any' in condition) return each(condition.any, 'any')
  if ('not' in condition) return inside(condition.not, 'not')
  if ('near' in condition) return placed(condition.near.of, 'near.of')
  if ('sequence' in condition) return placed(condition.sequence, 'sequence')
  if ('count' in condition) return placed([condition.count.of], 'count')
  if ('stages' in condition) {
    const { of, atLeast } = condition.stages
    const never =
      atLeast > of.length ? [problem(`${path}.stages.atLeast`, 'never-enough', `${of.length}`)] : []
    return [...never, ...each(of, 'stages.of')]
  }
  if ('words' in condition) {
    const { atLeast = 0, atMost = atLeast } = condition.words
    return atLeast > atMost ? [problem(`${path}.words`, 'never-enough', `${atLeast} > ${atMost}`)] : []
  }
  return []
}

/** Whether one can point at where it holds: a concept, a phrase, a pattern, or several of them. */
export const hasPlace = (condition: Condition): boolean => {
  if (typeof condition === 'string') return true
  if ('any' in condition) return condition.any.every(hasPlace)
  return 'phrase' in condition || 'pattern' in condition || 'near' in condition || 'sequence' in condition
}

/** A mistake in the phrases of a lexicon or a rule. */
export const phraseProblems = (phrase: string, path: string): readonly Problem[] => {
  try {
    slotsOf(phrase)
    return []
  } catch (error) {
    if (error instanceof PhraseError) return [problem(path, phraseCode(error.message), phrase)]
    throw error
  }
}

const phraseCode = (reason: string): ProblemCode => {
  if (reason === 'unbalanced') return 'phrase-unbalanced'
  if (reason === 'too-many-readings') return 'phrase-too-many-readings'
  return reason === 'gap-at-an-end' ? 'phrase-gap-at-an-end' : 'phrase-empty'
}

const patternProblems = (pattern: string, path: string): readonly Problem[] => {
  try {
    const matcher = compilePattern(pattern)
    return matchesNothing(matcher) ? [problem(path, 'pattern-matches-nothing', pattern)] : []
  } catch (error) {
    return [problem(path, 'pattern-refused', error instanceof Error ? error.message : pattern)]
  }
}

const conceptProblems = (lexicon: Lexicon, name: string, path: string): readonly Problem[] =>
  Object.hasOwn(lexicon, name)
    ? []
    : [problem(path, 'unknown-concept', nearestName(name, Object.keys(lexicon)) ?? name)]

const keyOf = (condition: Condition): string =>
  typeof condition === 'string' ? condition : (Object.keys(condition)[0] ?? '')

const problem = (path: string, code: ProblemCode, detail: string): Problem => ({ path, code, detail })
