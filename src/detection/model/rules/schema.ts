import { z } from 'zod'
import { urgencies } from '../../../kit/urgency.ts'
import { kinds, labels } from '../labels.ts'

const name = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/, 'rule-name')

/** A condition over one text. A bare string names a concept of the lexicon. */
export type Condition =
  | string
  | { readonly phrase: string | readonly string[] }
  | { readonly pattern: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly near: { readonly of: readonly Condition[]; readonly words: number } }
  | { readonly sequence: readonly Condition[] }
  | { readonly count: { readonly of: Condition; readonly atLeast: number } }
  | { readonly stages: { readonly of: readonly Condition[]; readonly atLeast: number } }
  | { readonly kind: readonly (typeof kinds)[number][] }
  | { readonly words: { readonly atLeast?: number | undefined; readonly atMost?: number | undefined } }
  | { readonly turns: { readonly atLeast: number } }

const many = <T extends z.ZodType>(of: T) => z.array(of).min(1).max(50)

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    name,
    z.strictObject({ phrase: z.union([z.string().min(1).max(500), many(z.string().min(1).max(500))]) }),
    /** A regular expression over the normalised text, run in linear time (RE2 syntax). */
    z.strictObject({ pattern: z.string().min(1).max(500) }),
    z.strictObject({ all: many(Condition) }),
    z.strictObject({ any: many(Condition) }),
    z.strictObject({ not: Condition }),
    /** All of them within so many words. */
    z.strictObject({ near: z.strictObject({ of: many(Condition), words: z.int().min(1).max(100) }) }),
    /** Each begins after the one before, anywhere in the text. */
    z.strictObject({ sequence: many(Condition) }),
    z.strictObject({ count: z.strictObject({ of: Condition, atLeast: z.int().min(1).max(100) }) }),
    /** So many different ones of a list. */
    z.strictObject({ stages: z.strictObject({ of: many(Condition), atLeast: z.int().min(1).max(50) }) }),
    z.strictObject({ kind: many(z.enum(kinds)) }),
    z.strictObject({
      words: z.strictObject({ atLeast: z.int().min(0).optional(), atMost: z.int().min(0).optional() }),
    }),
    z.strictObject({ turns: z.strictObject({ atLeast: z.int().min(1) }) }),
  ]),
)

/** A rule as people write it, in YAML or on the console's page. */
export const Rule = z.strictObject({
  id: name,
  version: z.int().min(1),
  label: z.enum(labels),
  /** How much this alone says, 0..1: about the precision expected of it. Negative: it speaks against the label. */
  weight: z.number().min(-1).max(1),
  /** At least this urgent when it fires. */
  urgency: z.enum(urgencies).optional(),
  when: Condition,
  /** One plain sentence for the officer: what was seen. */
  reason: z.strictObject({ vi: z.string().min(3).max(200), en: z.string().min(3).max(200) }),
  /** The rule's own examples; it is refused unless all come out as said. */
  examples: z.strictObject({
    hits: many(z.string().min(1).max(2000)),
    misses: many(z.string().min(1).max(2000)),
  }),
})
export type Rule = z.output<typeof Rule>

/** Named groups of phrases that rules and the learned model share. */
export const Lexicon = z.record(
  name,
  z.strictObject({
    /** What a hit means, shown to officers. */
    vi: z.string().min(3).max(160),
    en: z.string().min(3).max(160),
    phrases: z.array(z.string().min(1).max(500)).min(1).max(400),
  }),
)
export type Lexicon = z.output<typeof Lexicon>
