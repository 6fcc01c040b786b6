/** One mistake in a rule. `path` leads to it as in the YAML (`when.all.1.near.of.0`); `detail` names what is meant. */
export interface Problem {
  readonly path: string
  readonly code: ProblemCode
  readonly detail: string
}

export const problemCodes = [
  'missing',
  'unknown-key',
  'bad-value',
  'unknown-condition',
  'several-conditions',
  'too-deep',
  'unknown-concept',
  'phrase-unbalanced',
  'phrase-too-many-readings',
  'phrase-gap-at-an-end',
  'phrase-empty',
  'pattern-refused',
  'pattern-matches-nothing',
  'no-place',
  'never-enough',
  'no-required-phrase',
  'hit-does-not-fire',
  'miss-fires',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export class RuleError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ path, code, detail }) => `${path}: ${code} (${detail})`).join('; '))
    this.name = 'RuleError'
    this.problems = problems
  }
}
