import type { Translate } from '../kit/text.ts'

export interface FieldErrorProps {
  readonly t: Translate
  /** The id of the field; the message gets `<id>-problem`. */
  readonly of: string
  readonly problem?: string | undefined
}

export const FieldError = ({ t, of, problem }: FieldErrorProps) =>
  problem ? (
    <p class="field-error" id={`${of}-problem`}>
      <span class="visually-hidden">{t('ui.problem')} </span>
      {problem}
    </p>
  ) : null
