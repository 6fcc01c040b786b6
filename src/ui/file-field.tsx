import { Field, type FieldProps, wiring } from './field.tsx'

export interface FileFieldProps extends Omit<FieldProps, 'value'> {
  /** For example `image/*,.pdf`. */
  readonly accept?: string | undefined
  readonly multiple?: boolean | undefined
}

export const FileField = ({ accept, multiple, ...props }: FileFieldProps) => (
  <Field {...props}>
    <input {...wiring(props)} class="input file" type="file" accept={accept} multiple={multiple} />
  </Field>
)
