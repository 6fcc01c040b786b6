import { z } from 'zod'
import { kinds } from '../labels.ts'
import { nearestName } from './nearest.ts'
import type { Problem } from './problem.ts'

const deepest = 20
const name = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/)
const text = z.string().min(1).max(500)
const atLeast = z.int().min(1).max(100)
const parts = z.array(z.unknown()).min(1).max(50)

/** What each condition takes, its inner conditions left open: those are checked one by one, so that each mistake has its own path. */
const values = {
  phrase: z.union([text, z.array(text).min(1).max(50)]),
  pattern: text,
  all: parts,
  any: parts,
  not: z.unknown(),
  near: z.strictObject({ of: parts, words: atLeast }),
  sequence: parts,
  count: z.strictObject({ of: z.unknown(), atLeast }),
  stages: z.strictObject({ of: parts, atLeast: z.int().min(1).max(50) }),
  kind: z.array(z.enum(kinds)).min(1).max(50),
  words: z.strictObject({ atLeast: z.int().min(0).optional(), atMost: z.int().min(0).optional() }),
  turns: z.strictObject({ atLeast: z.int().min(1) }),
} as const satisfies Readonly<Record<string, z.ZodType>>
const known: ReadonlyMap<string, z.ZodType> = new Map(Object.entries(values))

/** Mistakes in the shape of a condition as somebody wrote it; empty means it parses as a `Condition`. */
export const shapeProblems = (input: unknown, path = 'when', depth = 0): readonly Problem[] => {
  if (depth > deepest) return [{ path, code: 'too-deep', detail: `${deepest}` }]
  if (typeof input === 'string') return zodProblems(name, input, path)
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return [{ path, code: 'bad-value', detail: String(input) }]
  const [first, ...others] = Object.entries(input)
  if (first === undefined) return [{ path, code: 'missing', detail: '' }]
  if (others.length > 0) return [{ path, code: 'several-conditions', detail: Object.keys(input).join(', ') }]
  const [key, value] = first
  const schema = known.get(key)
  if (schema === undefined)
    return [
      {
        path: `${path}.${key}`,
        code: 'unknown-condition',
        detail: nearestName(key, [...known.keys()]) ?? key,
      },
    ]
  const own = zodProblems(schema, value, `${path}.${key}`)
  return own.length > 0
    ? own
    : innerOf(key, value).flatMap(([at, part]) => shapeProblems(part, `${path}.${at}`, depth + 1))
}

/** Zod's issues in our words. */
export const zodProblems = (schema: z.ZodType, input: unknown, path = ''): readonly Problem[] => {
  const { success, error } = schema.safeParse(input)
  return success ? [] : error.issues.flatMap((issue) => problemsOf(issue, input, path))
}

const problemsOf = (issue: z.core.$ZodIssue, input: unknown, path: string): readonly Problem[] => {
  const at = [path, ...issue.path].filter((step) => step !== '').join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: at === '' ? key : `${at}.${key}`,
      code: 'unknown-key',
      detail: key,
    }))
  const missing = valueAt(input, issue.path) === undefined
  return [{ path: at, code: missing ? 'missing' : 'bad-value', detail: issue.message }]
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  )

/** The conditions inside a condition, each with the rest of its path. */
const innerOf = (key: string, value: unknown): readonly (readonly [string, unknown])[] => {
  if (key === 'not') return [['not', value]]
  if (Array.isArray(value) && (key === 'all' || key === 'any' || key === 'sequence'))
    return value.map((part, i) => [`${key}.${i}`, part])
  if (typeof value !== 'object' || value === null || !('of' in value)) return []
  return Array.isArray(value.of)
    ? value.of.map((part, i) => [`${key}.of.${i}`, part])
    : [[`${key}.of`, value.of]]
}
