import type { Translate } from '../kit/text.ts'
import type { Problems } from './problems.ts'

export interface ErrorSummaryProps {
  readonly t: Translate
  readonly problems: Problems
}

/** What to correct, with links to the fields. Receives focus when the page opens; nothing when all is well. */
export const ErrorSummary = ({ t, problems }: ErrorSummaryProps) => {
  const entries = Object.entries(problems)
  if (entries.length === 0) return null
  return (
    <div class="notice warn error-summary" role="alert" tabindex={-1} autofocus>
      <strong>{t('ui.problems')}</strong>
      <ul>
        {entries.map(([name, text]) => (
          <li>
            <a href={`#field-${name}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
