import type { Form } from '../../action/form.ts'
import type { Refusal } from '../../kit/refusal.ts'
import type { Translate } from '../../kit/text.ts'
import { type Problems, problemsIn } from '../../ui/problems.ts'

/** A form that came back: which one, what was typed, and what to correct. */
export interface Again {
  readonly form: string
  readonly typed: Form['fields']
  readonly problems: Problems
  /** Said above everything when no field is to blame. */
  readonly notice: string | undefined
}

export const againOf = (t: Translate, name: string, form: Form, refusal: Refusal): Again => ({
  form: name,
  typed: form.fields,
  problems: problemsIn(t, refusal.fields),
  notice: Object.keys(refusal.fields).length === 0 ? t.of(`errors.${refusal.reason}`) : undefined,
})

/** What was typed in a field of the form that came back. */
export const typedIn = (again: Again | undefined, name: string): string | undefined => {
  const value = again?.typed[name]
  return typeof value === 'string' ? value : value?.[0]
}

export const tickedIn = (again: Again, name: string): readonly string[] => {
  const value = again.typed[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

/** The sentences for the summary on top, each saying which field it means. */
export const summaryOf = (problems: Problems, labels: Readonly<Record<string, string>>): Problems =>
  Object.fromEntries(
    Object.entries(problems).map(([name, text]) => [
      name,
      labels[name] === undefined ? text : `${labels[name]}: ${text}`,
    ]),
  )
