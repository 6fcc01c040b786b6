import type { Translate } from '../kit/text.ts'
import { Choice } from './choice.tsx'
import { describedBy, fieldId } from './field.tsx'
import { FieldError } from './field-error.tsx'

export interface ChoiceGroupProps {
  readonly t: Translate
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  /** The question. Left out where the step's own heading asks it. */
  readonly label?: string | undefined
  readonly hint?: string | undefined
  readonly options: readonly {
    readonly value: string
    readonly label: string
    readonly hint?: string | undefined
  }[]
  readonly values?: readonly string[] | undefined
  readonly problem?: string | undefined
  readonly required?: boolean | undefined
  readonly id?: string | undefined
}

export const ChoiceGroup = (props: ChoiceGroupProps) => {
  const { t, type, name, label, hint, options, values = [], problem, required } = props
  const id = fieldId(props)
  return (
    <fieldset
      class={problem ? 'choices has-problem' : 'choices'}
      id={id}
      tabindex={-1}
      aria-describedby={describedBy(props)}
    >
      {label && (
        <legend>
          {label}
          {required && <span class="needed"> ({t('ui.required')})</span>}
        </legend>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError t={t} of={id} problem={problem} />
      {options.map((option) => (
        <Choice
          {...option}
          type={type}
          name={name}
          checked={values.includes(option.value)}
          required={type === 'radio' && required}
        />
      ))}
    </fieldset>
  )
}
