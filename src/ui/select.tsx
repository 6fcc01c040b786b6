import { Field, type FieldProps, wiring } from './field.tsx'

export interface Option {
  readonly value: string
  readonly label: string
}

export interface SelectProps extends FieldProps {
  readonly options: readonly Option[]
  /** The text of the first, empty option; left out, there is none. */
  readonly placeholder?: string | undefined
}

export const Select = ({ options, placeholder, ...props }: SelectProps) => (
  <Field {...props}>
    <select {...wiring(props)} class="input">
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map(({ value, label }) => (
        <option value={value} selected={value === props.value}>
          {label}
        </option>
      ))}
    </select>
  </Field>
)
