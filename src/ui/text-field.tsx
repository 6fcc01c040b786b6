import { Field, type FieldProps, wiring } from './field.tsx'

export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'password' | undefined
  readonly autocomplete?: string | undefined
  readonly maxLength?: number | undefined
  readonly placeholder?: string | undefined
}

/** A password is never written back into the page. */
export const TextField = ({
  type = 'text',
  autocomplete,
  maxLength,
  placeholder,
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
    />
  </Field>
)
