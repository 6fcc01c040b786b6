export interface ChoiceProps {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  readonly checked?: boolean | undefined
  readonly required?: boolean | undefined
  readonly id?: string | undefined
}

/** A tile big enough for a thumb. */
export const Choice = ({ type, name, value, label, hint, checked, required, id }: ChoiceProps) => (
  <label class="choice">
    <input type={type} id={id} name={name} value={value} checked={checked} required={required} />
    <span>
      {label}
      {hint && <span class="hint">{hint}</span>}
    </span>
  </label>
)
