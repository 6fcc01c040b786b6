import { formTokenField } from '../../action/web.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/code-field.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Problems } from '../../ui/problems.ts'
import { TextField } from '../../ui/text-field.tsx'
import { codeDigits } from '../model/one-time.ts'

export interface ProvePageProps {
  readonly t: Translate
  readonly formToken: string
  /** Where the form was going, or the page that was asked for. */
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  readonly hasSecondFactor: boolean
  readonly problems: Problems
  readonly notice?: string | undefined
  readonly slow?: boolean
}

/** Who sits there? Asked once more before content leaves the house or accounts and keys change. */
export const ProvePage = (props: ProvePageProps) => {
  const { t, formToken, action, hidden, hasSecondFactor, problems, notice, slow = false } = props
  return (
    <>
      <p>{t('accounts.prove-lead')}</p>
      {notice && (
        <Notice tone="warn" role="alert">
          {notice}
        </Notice>
      )}
      {slow && <Notice tone="warn">{t('accounts.slow-down')}</Notice>}
      <ErrorSummary t={t} problems={problems} />
      <form method="post" action={action}>
        <HiddenFields values={{ [formTokenField]: formToken, ...hidden }} />
        <TextField
          t={t}
          name="password"
          id="field-password"
          type="password"
          label={t('accounts.password')}
          problem={problems.password}
          autocomplete="current-password"
          maxLength={200}
          required={!hasSecondFactor}
        />
        {hasSecondFactor && (
          <CodeField
            t={t}
            name="code"
            label={t('accounts.prove-code')}
            problem={problems.code}
            digits={codeDigits}
            autocomplete="one-time-code"
          />
        )}
        <div class="submit-row">
          <Button>{t('accounts.prove')}</Button>
          <a href="/console">{t('accounts.prove-not')}</a>
        </div>
      </form>
      <p class="hint">{t('accounts.prove-hint')}</p>
    </>
  )
}
