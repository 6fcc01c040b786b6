import { Field, type FieldProps, wiring } from './field.tsx'

export interface DateTimeFieldProps extends FieldProps {
  /** Values are `yyyy-mm-dd` or `yyyy-mm-ddThh:mm`, in the province's time. */
  readonly kind?: 'date' | 'datetime-local' | undefined
  readonly min?: string | undefined
  readonly max?: string | undefined
}

export const DateTimeField = ({ kind = 'datetime-local', min, max, ...props }: DateTimeFieldProps) => (
  <Field {...props}>
    <input {...wiring(props)} class="input date" type={kind} value={props.value} min={min} max={max} />
  </Field>
)
