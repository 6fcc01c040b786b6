import { parse, stringify } from 'yaml'
import type { Label } from '../labels.ts'
import { labels } from '../labels.ts'
import { checkRule } from '../rules/check-rule.ts'
import type { Problem } from '../rules/problem.ts'
import type { Lexicon, Rule } from '../rules/schema.ts'

/** Longest YAML of one rule; the longest shipped is far below. */
export const longestYaml = 40_000

export interface ReadDraft {
  /** What was written, as data; undefined when it is no YAML. */
  readonly input: unknown
  readonly problems: readonly Problem[]
  /** Present exactly when there are no problems. */
  readonly rule?: Rule | undefined
}

/** Reads a rule's YAML and checks it whole: shape, names, phrases, its own examples. */
export const readDraft = (lexicon: Lexicon, yaml: string): ReadDraft => {
  const input = fromYaml(yaml)
  if (input === undefined) return { input, problems: [{ path: '', code: 'bad-value', detail: 'YAML' }] }
  const checked = checkRule(lexicon, input)
  return checked.ok ? { input, problems: [], rule: checked.rule } : { input, problems: checked.problems }
}

const fromYaml = (yaml: string): unknown => {
  try {
    // Aliases could unfold a small text into a huge rule; no rule needs them.
    return parse(yaml, { maxAliasCount: 0, logLevel: 'error' }) ?? undefined
  } catch {
    return undefined
  }
}

/** The same YAML under the name and number it is stored by: both are given by the house, not by the writer. */
export const numbered = (yaml: string, id: string, version: number): string => {
  const input = fromYaml(yaml)
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return yaml
  return toYaml({ id, version, ...without(input, ['id', 'version']) })
}

export const toYaml = (input: Readonly<Record<string, unknown>>): string =>
  stringify(input, { lineWidth: 0, aliasDuplicateObjects: false })

const without = (input: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)))

/** The name and label a draft gives itself, whatever else is wrong with it. */
export const namesOf = (
  yaml: string,
): { readonly id: string | undefined; readonly label: Label | undefined } => {
  const { id, label }: { id?: unknown; label?: unknown } = Object(fromYaml(yaml))
  return {
    id: typeof id === 'string' && /^[a-z][a-z0-9-]{1,60}$/.test(id) ? id : undefined,
    label: labels.find((one) => one === label),
  }
}
