import { type RuleFiles, repositoryRules } from './rule-files.ts'

let held: RuleFiles | undefined

/** The lexicon and rules that came with Khiên, read once a process: they change only with a release. */
export const houseRules = (): RuleFiles => {
  held ??= repositoryRules()
  return held
}
