import { Field, type FieldProps, wiring } from './field.tsx'

export interface TextAreaProps extends FieldProps {
  readonly rows?: number | undefined
  readonly maxLength?: number | undefined
}

export const TextArea = ({ rows = 6, maxLength, ...props }: TextAreaProps) => (
  <Field {...props}>
    {/* The leading line break is eaten by the HTML parser; without it a text that starts with one would lose it. */}
    <textarea
      {...wiring(props)}
      class="input"
      rows={rows}
      maxlength={maxLength}
      autocomplete="off"
      dir="auto"
    >
      {`\n${props.value ?? ''}`}
    </textarea>
  </Field>
)
