import { Field, type FieldProps, fieldId, wiring } from './field.tsx'

export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'password' | undefined
  readonly autocomplete?: string | undefined
  readonly maxLength?: number | undefined
  readonly placeholder?: string | undefined
  /** What may be typed; offered while typing where the browser can, and never the only way. */
  readonly suggestions?: readonly string[] | undefined
}

/** A password is never written back into the page. */
export const TextField = ({
  type = 'text',
  autocomplete,
  maxLength,
  placeholder,
  suggestions,
  ...props
}: TextFieldProps) => (
  <Field {...props}>
    <input
      {...wiring(props)}
      class="input"
      type={type}
      value={type === 'password' ? undefined : props.value}
      autocomplete={autocomplete ?? 'off'}
      maxlength={maxLength}
      placeholder={placeholder}
      dir="auto"
      list={suggestions && `${fieldId(props)}-list`}
    />
    {suggestions && (
      <datalist id={`${fieldId(props)}-list`}>
        {suggestions.map((one) => (
          <option value={one} />
        ))}
      </datalist>
    )}
  </Field>
)
