import { formTokenField } from '../../action/web.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/code-field.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Problems } from '../../ui/problems.ts'
import { recoveryDigits } from '../model/recovery-codes.ts'

export interface CodePageProps {
  readonly t: Translate
  readonly formToken: string
  /** Where to go afterwards, already known to be ours. */
  readonly next: string
  readonly problems: Problems
  readonly notice?: string | undefined
  /** The next try takes longer. */
  readonly slow?: boolean
}

/** After the password: the code of the telephone, or one of the recovery codes, in one field. */
export const CodePage = ({ t, formToken, next, problems, notice, slow = false }: CodePageProps) => (
  <>
    <h1>{t('accounts.code-title')}</h1>
    <p>{t('accounts.code-lead')}</p>
    {notice && <Notice role="status">{notice}</Notice>}
    {slow && <Notice tone="warn">{t('accounts.code-slow')}</Notice>}
    <ErrorSummary t={t} problems={problems} />
    <form method="post" action="/sign-in/code">
      <HiddenFields values={{ [formTokenField]: formToken, to: next }} />
      <CodeField
        t={t}
        name="code"
        label={t('accounts.code')}
        hint={t('accounts.code-hint')}
        problem={problems.code}
        digits={recoveryDigits}
        autocomplete="one-time-code"
        required
      />
      <div class="submit-row">
        <Button>{t('accounts.sign-in')}</Button>
      </div>
    </form>
    <p class="hint">{t('accounts.code-lost')}</p>
    <p>
      <a href="/sign-in">{t('accounts.code-other')}</a>
    </p>
  </>
)
