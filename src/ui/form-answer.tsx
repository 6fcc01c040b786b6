import type { Translate } from '../kit/text.ts'
import { ErrorSummary } from './error-summary.tsx'
import { Notice } from './notice.tsx'
import type { Problems } from './problems.ts'

export interface FormAnswerProps {
  readonly t: Translate
  /** What was just done. */
  readonly done?: string | undefined
  /** Which fields to correct. */
  readonly problems?: Problems | undefined
  /** Why it was refused, where no field is to blame. */
  readonly alert?: string | undefined
}

/** What became of the form that was just sent, above a page that shows it again. */
export const FormAnswer = ({ t, done, problems = {}, alert }: FormAnswerProps) => (
  <>
    {done && (
      <Notice tone="ok" role="status">
        <p>{done}</p>
      </Notice>
    )}
    <ErrorSummary t={t} problems={problems} />
    {alert && (
      <Notice tone="warn" role="alert">
        <p>{alert}</p>
      </Notice>
    )}
  </>
)
