import { Field, type FieldProps, wiring } from './field.tsx'

export interface CodeFieldProps extends FieldProps {
  readonly digits: number
  /** `one-time-code` for a sign-in code; receipts are never remembered by the browser. */
  readonly autocomplete?: 'off' | 'one-time-code' | undefined
}

/** Digits only: Telex keyboards mangle letters. Spaces between groups are welcome; the server drops them. */
export const CodeField = ({ digits, autocomplete = 'off', ...props }: CodeFieldProps) => (
  <Field {...props}>
    <input
      {...wiring(props)}
      class={digits > 8 ? 'input code long' : 'input code'}
      type="text"
      inputmode="numeric"
      pattern="[0-9 \-]*"
      maxlength={digits * 2}
      value={props.value}
      autocomplete={autocomplete}
      autocapitalize="off"
      spellcheck={false}
    />
  </Field>
)
