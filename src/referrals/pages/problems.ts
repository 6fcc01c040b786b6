import type { FieldProblems, Refusal } from '../../kit/refusal.ts'
import type { Translate } from '../../kit/text.ts'
import type { Problems } from '../../ui/problems.ts'

/** The sentence for a reason: this room's own, else the house's. */
const sentence = (t: Translate, key: string): string => {
  const own = t.of(`referrals.error-${key}`)
  return own === `error-${key}` ? t.of(`errors.${key}`) : own
}

export const fieldProblems = (t: Translate, fields: FieldProblems = {}): Problems =>
  Object.fromEntries(Object.entries(fields).map(([name, key]) => [name, sentence(t, key)]))

/** For a refusal that belongs to no field. */
export const wholeProblem = (t: Translate, refusal: Refusal | undefined): string | undefined =>
  refusal === undefined || Object.keys(refusal.fields).length > 0 ? undefined : sentence(t, refusal.reason)
