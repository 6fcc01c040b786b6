import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { exampleProblems } from '../model/rules/check-rule.ts'
import { compileRules } from '../model/rules/compile.ts'
import type { Problem } from '../model/rules/problem.ts'
import { Lexicon, Rule } from '../model/rules/schema.ts'
import { builtRules, detectionFile } from './shipped-files.ts'

export interface RuleFiles {
  readonly lexicon: Lexicon
  readonly rules: readonly Rule[]
}

/** `detection/lexicon.yaml` and `detection/rules/*.yaml` as shipped. @throws ZodError on a file of another shape */
export const repositoryRules = (folder?: string): RuleFiles => {
  const { lexicon, rules } =
    folder === undefined && existsSync(builtRules)
      ? JSON.parse(readFileSync(builtRules, 'utf8'))
      : readYaml(folder ?? detectionFile(''))
  return { lexicon: Lexicon.parse(lexicon), rules: z.array(Rule).parse(rules) }
}

const readYaml = (folder: string): { readonly lexicon: unknown; readonly rules: readonly unknown[] } => ({
  lexicon: parse(readFileSync(`${folder}lexicon.yaml`, 'utf8')),
  rules: ruleFileNames(folder).flatMap((name) => z.array(z.unknown()).parse(readRules(folder, name))),
})

/** Rules whose own examples come out otherwise than written. @throws RuleError, PhraseError on rules that cannot run */
export const ruleFileProblems = ({ lexicon, rules }: RuleFiles): readonly Problem[] => {
  const book = compileRules(lexicon, rules)
  return rules.flatMap((rule) =>
    exampleProblems(book, rule).map((problem) => ({ ...problem, path: `${rule.id}.${problem.path}` })),
  )
}

const ruleFileNames = (folder: string): readonly string[] =>
  readdirSync(`${folder}rules`)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()

const readRules = (folder: string, name: string): unknown =>
  parse(readFileSync(`${folder}rules/${name}`, 'utf8'))
