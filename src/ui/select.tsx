import { Field, type FieldProps, wiring } from './field.tsx'

export interface Option {
  readonly value: string
  readonly label: string
}

export interface OptionGroup {
  readonly label: string
  readonly options: readonly Option[]
}

export interface SelectProps extends FieldProps {
  readonly options?: readonly Option[] | undefined
  /** Long lists read better in groups; they follow the options. */
  readonly groups?: readonly OptionGroup[] | undefined
  /** The text of the first, empty option; left out, there is none. */
  readonly placeholder?: string | undefined
}

export const Select = ({ options = [], groups = [], placeholder, ...props }: SelectProps) => (
  <Field {...props}>
    <select {...wiring(props)} class="input">
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      <Options options={options} value={props.value} />
      {groups.map((group) => (
        <optgroup label={group.label}>
          <Options options={group.options} value={props.value} />
        </optgroup>
      ))}
    </select>
  </Field>
)

const Options = ({
  options,
  value: chosen,
}: {
  readonly options: readonly Option[]
  readonly value: SelectProps['value']
}) =>
  options.map(({ value, label }) => (
    <option value={value} selected={value === chosen}>
      {label}
    </option>
  ))
