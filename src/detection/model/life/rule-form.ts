import type { Condition, Rule } from '../rules/schema.ts'

/** How the lines of a group belong together, in the words of the form. */
export const groupKinds = ['any', 'all', 'none', 'near', 'sequence'] as const
export type GroupKind = (typeof groupKinds)[number]

export interface Group {
  readonly kind: GroupKind
  /** Phrases as the phrase language writes them; a line `@name` means a concept of the lexicon. */
  readonly lines: readonly string[]
  /** For `near`: within so many words. */
  readonly words: number
}

/** A rule as the form asks for it: no YAML, no braces beyond those of phrases. */
export interface RuleForm {
  readonly name: string
  readonly label: string
  readonly urgency: string
  readonly weight: string
  readonly reason: string
  readonly reasonEn: string
  readonly groups: readonly Group[]
  readonly hits: readonly string[]
  readonly misses: readonly string[]
}

/** How many groups the form offers; more is for the YAML tab. */
export const groupCount = 4
export const defaultWords = 12

/** The form's words as the input of `checkRule`; groups without lines are left out. */
export const inputOfForm = (form: RuleForm, version: number): Readonly<Record<string, unknown>> => {
  const parts = filled(form).map(({ group }) => conditionOf(group))
  return {
    id: form.name,
    version,
    label: form.label === '' ? undefined : form.label,
    weight: Number(form.weight),
    ...(form.urgency === '' ? {} : { urgency: form.urgency }),
    ...(parts.length === 0 ? {} : { when: parts.length === 1 ? parts[0] : { all: parts } }),
    reason: { vi: form.reason, en: form.reasonEn === '' ? form.reason : form.reasonEn },
    examples: { hits: form.hits, misses: form.misses },
  }
}

const filled = ({ groups }: RuleForm) =>
  groups.map((group, at) => ({ group, at })).filter(({ group }) => group.lines.length > 0)

const conditionOf = ({ kind, lines, words }: Group): Condition => {
  if (kind === 'any') return anyOf(lines)
  if (kind === 'none') return { not: anyOf(lines) }
  const parts = lines.map(partOf)
  if (kind === 'all') return { all: parts }
  return kind === 'near' ? { near: { of: parts, words } } : { sequence: parts }
}

const anyOf = (lines: readonly string[]): Condition => ({ any: lines.map(partOf) })
const partOf = (line: string): Condition => (line.startsWith('@') ? line.slice(1) : { phrase: line })

/** The field of the form that a problem's path points at, such as `group1` or `hits`; undefined for what the form does not ask. */
export const fieldOfPath = (form: RuleForm, path: string): string | undefined => {
  if (path.startsWith('when')) {
    const groups = filled(form)
    const at =
      groups.length === 1 ? groups[0]?.at : groups[Number(/^when\.all\.(\d+)/.exec(path)?.[1] ?? 0)]?.at
    return `group${at ?? 0}`
  }
  const fields: readonly (readonly [string, string])[] = [
    ['id', 'name'],
    ['label', 'label'],
    ['weight', 'weight'],
    ['urgency', 'urgency'],
    ['reason.vi', 'reason'],
    ['reason.en', form.reasonEn === '' ? 'reason' : 'reasonEn'],
    ['reason', 'reason'],
    ['examples.hits', 'hits'],
    ['examples.misses', 'misses'],
  ]
  return fields.find(([start]) => path === start || path.startsWith(`${start}.`))?.[1]
}

/** A rule as the form would have written it; undefined when it says more than the form can. */
export const formOfRule = (rule: Rule): RuleForm | undefined => {
  const single = groupOf(rule.when)
  const groups =
    single !== undefined
      ? [single]
      : typeof rule.when === 'object' && 'all' in rule.when
        ? rule.when.all.map(groupOf)
        : [undefined]
  const known = groups.flatMap((group) => group ?? [])
  if (known.length < groups.length || known.length > groupCount) return undefined
  return {
    name: rule.id,
    label: rule.label,
    urgency: rule.urgency ?? '',
    weight: String(rule.weight),
    reason: rule.reason.vi,
    reasonEn: rule.reason.en === rule.reason.vi ? '' : rule.reason.en,
    groups: known,
    hits: rule.examples.hits,
    misses: rule.examples.misses,
  }
}

const groupOf = (condition: Condition): Group | undefined => {
  if (typeof condition === 'string') return undefined
  const group = (kind: GroupKind, parts: readonly Condition[], words = defaultWords): Group | undefined => {
    const lines = parts.flatMap((part) => lineOf(part) ?? [])
    return lines.length === parts.length ? { kind, lines, words } : undefined
  }
  if ('any' in condition) return group('any', condition.any)
  if ('all' in condition) return group('all', condition.all)
  if ('near' in condition) return group('near', condition.near.of, condition.near.words)
  if ('sequence' in condition) return group('sequence', condition.sequence)
  if ('not' in condition && typeof condition.not === 'object' && 'any' in condition.not)
    return group('none', condition.not.any)
  return undefined
}

const lineOf = (part: Condition): string | undefined => {
  if (typeof part === 'string') return `@${part}`
  return 'phrase' in part && typeof part.phrase === 'string' ? part.phrase : undefined
}
