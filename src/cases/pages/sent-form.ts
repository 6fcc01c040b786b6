import type { Form } from '../../action/form.ts'
import type { Refusal } from '../../kit/refusal.ts'
import type { Sent } from './case-form.tsx'

export const fieldsOf = (form: Form): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(form.fields).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )

/** A form that was refused, to be shown again. */
export const sentOf = (form: string, typed: Form, { fields, reason }: Refusal): Sent => ({
  form,
  values: fieldsOf(typed),
  fields,
  reason,
})
