import { formTokenField } from '../../action/web.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Problems } from '../../ui/problems.ts'
import { TextField } from '../../ui/text-field.tsx'
import { passwordMinimum } from '../model.ts'
import { AccountTabs } from './account-tabs.tsx'

export interface PasswordPageProps {
  readonly t: Translate
  readonly formToken: string
  /** The password was given by somebody else. */
  readonly mustChange: boolean
  readonly problems: Problems
  readonly notice?: string | undefined
  readonly done?: boolean
}

export const PasswordPage = ({
  t,
  formToken,
  mustChange,
  problems,
  notice,
  done = false,
}: PasswordPageProps) => (
  <>
    {!mustChange && <AccountTabs t={t} current="password" />}
    {done && (
      <Notice tone="ok" role="status">
        <p>{t('accounts.password-done')}</p>
        <ButtonLink href="/console" small>
          {t('errors.back-home')}
        </ButtonLink>
      </Notice>
    )}
    {mustChange && <Notice tone="warn">{t('accounts.password-must')}</Notice>}
    {notice && (
      <Notice tone="warn" role="alert">
        {notice}
      </Notice>
    )}
    <ErrorSummary t={t} problems={problems} />
    <p>{t('accounts.password-lead')}</p>
    <form method="post" action="/console/password">
      <HiddenFields values={{ [formTokenField]: formToken }} />
      <TextField
        t={t}
        name="current"
        type="password"
        label={t('accounts.password-current')}
        problem={problems.current}
        autocomplete="current-password"
        maxLength={200}
        required
      />
      <TextField
        t={t}
        name="next"
        type="password"
        label={t('accounts.password-next')}
        hint={t('accounts.password-next-hint', { n: passwordMinimum })}
        problem={problems.next}
        autocomplete="new-password"
        maxLength={200}
        required
      />
      <TextField
        t={t}
        name="again"
        type="password"
        label={t('accounts.password-again')}
        problem={problems.again}
        autocomplete="new-password"
        maxLength={200}
        required
      />
      <div class="submit-row">
        <Button>{t('accounts.password-save')}</Button>
      </div>
    </form>
  </>
)
