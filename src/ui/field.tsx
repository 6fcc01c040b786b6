import type { Child } from 'hono/jsx'
import type { Translate } from '../kit/text.ts'
import { FieldError } from './field-error.tsx'

export interface FieldProps {
  readonly t: Translate
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value?: string | undefined
  /** The sentence beside the field; see `problemsIn`. */
  readonly problem?: string | undefined
  readonly required?: boolean | undefined
  /** Only where two forms on one page have a field of the same name. */
  readonly id?: string | undefined
}

export const fieldId = ({ name, id }: { readonly name: string; readonly id?: string | undefined }): string =>
  id ?? `field-${name}`

/** The ids of the hint and the problem, for `aria-describedby`. */
export const describedBy = (
  props: Pick<FieldProps, 'name' | 'id' | 'hint' | 'problem'>,
): string | undefined => {
  const id = fieldId(props)
  const ids = [props.hint && `${id}-hint`, props.problem && `${id}-problem`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** The attributes that tie a control to its label, hint and problem. */
export const wiring = (props: FieldProps) => ({
  id: fieldId(props),
  name: props.name,
  required: props.required,
  'aria-describedby': describedBy(props),
  'aria-invalid': props.problem ? ('true' as const) : undefined,
})

/** Label, hint, control, problem: in the order they are read. */
export const Field = ({ children, ...props }: FieldProps & { readonly children?: Child }) => {
  const id = fieldId(props)
  return (
    <div class={props.problem ? 'field has-problem' : 'field'}>
      <label for={id}>
        {props.label}
        {props.required && <span class="needed"> ({props.t('ui.required')})</span>}
      </label>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {children}
      <FieldError t={props.t} of={id} problem={props.problem} />
    </div>
  )
}
