import { parse } from 'yaml'
import { checkLexicon, checkRule } from './check-rule.ts'
import { type Problem, RuleError } from './problem.ts'
import type { Lexicon, Rule } from './schema.ts'

/** The lexicon from its YAML. @throws RuleError naming every mistake */
export const parseLexicon = (yaml: string): Lexicon => {
  const checked = checkLexicon(parse(yaml))
  if (!checked.ok) throw new RuleError(checked.problems)
  return checked.lexicon
}

/** A file of rules: a YAML list. @throws RuleError naming every mistake, examples included */
export const parseRules = (lexicon: Lexicon, yaml: string): readonly Rule[] => {
  const input: unknown = parse(yaml)
  if (!Array.isArray(input)) throw new RuleError([{ path: '', code: 'bad-value', detail: 'a list of rules' }])
  const problems: Problem[] = []
  const rules = input.flatMap((each: unknown, i) => {
    const checked = checkRule(lexicon, each)
    if (checked.ok) return [checked.rule]
    problems.push(...checked.problems.map((problem) => ({ ...problem, path: `${i}.${problem.path}` })))
    return []
  })
  if (problems.length > 0) throw new RuleError(problems)
  return rules
}
