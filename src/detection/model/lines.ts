import type { Finding } from './assessment.ts'
import type { Engine } from './engine.ts'
import { type Kind, kinds } from './labels.ts'

/** Texts longer than this are assessed by their beginning; no page a child reads is longer. */
export const longestText = 1_000_000

/** The longest text the API takes. */
export const longestAsked = 200_000

/** One JSON line in, one out; a bad line gives its error and the rest goes on. */
export const assessLine = (engine: Engine, line: string): string => {
  const request = requestOf(line)
  if ('error' in request) return JSON.stringify(request)
  const { id, text, kind } = request
  return JSON.stringify({ id, ...assessed(engine, text.slice(0, longestText), kind) })
}

/** The assessment as the CLI and the API show it. */
export const assessed = (engine: Engine, text: string, kind: Kind) => {
  const { labels, scores, urgency, hostility, findings } = engine.assess(text, kind)
  return { labels, scores, urgency, hostility, findings: findings.map(shown) }
}

const shown = ({ label, start, end, reason, source, weight, flips }: Finding) => {
  const colon = source.indexOf(':')
  const by = source.slice(0, colon) === 'model' ? 'model' : 'rule'
  const name = source.startsWith('link:') ? source.replace(':', '-') : source.slice(colon + 1)
  return { label, start, end, reason, [by]: name, weight, flips }
}

type Request =
  | { readonly id: unknown; readonly text: string; readonly kind: Kind }
  | { readonly id: unknown; readonly error: string }

const requestOf = (line: string): Request => {
  const value = parsed(line)
  if (value === undefined) return { id: null, error: 'not-json' }
  const {
    id = null,
    text,
    kind = 'message',
  }: { id?: unknown; text?: unknown; kind?: unknown } = Object(value)
  if (typeof text !== 'string') return { id, error: 'text-missing' }
  const known = kinds.find((one) => one === kind)
  return known === undefined ? { id, error: 'unknown-kind' } : { id, text, kind: known }
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
