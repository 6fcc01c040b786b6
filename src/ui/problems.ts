import type { FieldProblems } from '../kit/refusal.ts'
import type { Translate } from '../kit/text.ts'

/** Field name → the sentence to show beside it. */
export type Problems = Readonly<Record<string, string>>

/** Turns a refusal's fields (keys of errors.json) into sentences. */
export const problemsIn = (t: Translate, fields: FieldProblems): Problems =>
  Object.fromEntries(Object.entries(fields).map(([name, key]) => [name, t.of(`errors.${key}`)]))
