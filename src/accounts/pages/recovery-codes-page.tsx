import { groupDigits } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Notice } from '../../ui/notice.tsx'

export interface RecoveryCodesPageProps {
  readonly t: Translate
  readonly login: string
  readonly codes: readonly string[]
}

/** Shown once, to be printed or written down. */
export const RecoveryCodesPage = ({ t, login, codes }: RecoveryCodesPageProps) => (
  <>
    <Notice tone="ok" role="status">
      {t('accounts.codes-done')}
    </Notice>
    <p>{t('accounts.codes-lead', { n: codes.length })}</p>
    <section class="card" aria-label={t('accounts.codes-title')}>
      <p>
        <strong>{t('accounts.codes-of', { login })}</strong>
      </p>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li>
            <code>{groupDigits(code)}</code>
          </li>
        ))}
      </ol>
      <p class="hint">{t('accounts.codes-hint')}</p>
    </section>
    <p class="actions">
      <button class="button quiet" type="button" hidden data-print>
        {t('ui.print')}
      </button>
      <ButtonLink href="/console">{t('accounts.codes-kept')}</ButtonLink>
    </p>
  </>
)
