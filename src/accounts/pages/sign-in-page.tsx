import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'

export interface SignInPageProps {
  readonly t: Translate
  readonly login?: string | undefined
  /** Where to go afterwards, already known to be ours. */
  readonly next: string
  /** What is wrong, beside the password or the login. */
  readonly problems: Readonly<Record<string, string>>
  readonly notice?: string | undefined
  /** The next try takes longer. */
  readonly slow?: boolean
}

export const SignInPage = ({ t, login, next, problems, notice, slow = false }: SignInPageProps) => (
  <>
    <h1>{t('accounts.sign-in-title')}</h1>
    <p>{t('accounts.sign-in-lead')}</p>
    {notice && <Notice role="status">{notice}</Notice>}
    {slow && <Notice tone="warn">{t('accounts.slow-down')}</Notice>}
    <form method="post" action="/sign-in">
      <HiddenFields values={{ to: next }} />
      <TextField
        t={t}
        name="login"
        label={t('accounts.login')}
        value={login}
        problem={problems.login}
        autocomplete="username"
        maxLength={60}
        required
      />
      <TextField
        t={t}
        name="password"
        type="password"
        label={t('accounts.password')}
        problem={problems.password}
        autocomplete="current-password"
        maxLength={200}
        required
      />
      <div class="submit-row">
        <Button>{t('accounts.sign-in')}</Button>
      </div>
    </form>
    <p class="hint">{t('accounts.sign-in-forgot')}</p>
  </>
)
