import { formTokenField } from '../../action/web.ts'
import type { Translate } from '../../kit/text.ts'
import { locatorDigits, secretDigits } from '../../seal/code.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/code-field.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HelpBox } from '../../ui/help-box.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Problems } from '../../ui/problems.ts'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { one, type Values } from '../model/values.ts'

export interface FollowPageProps {
  readonly t: Translate
  readonly formToken: string
  readonly values?: Values
  readonly problems?: Problems
  readonly alert?: string | undefined
  /** A mailbox is open in this browser. */
  readonly open?: boolean
  /** A visit ended by itself; with what was written and not sent. */
  readonly ended?: { readonly unsent: string } | undefined
}

export const FollowPage = ({
  t,
  formToken,
  values = {},
  problems = {},
  alert,
  open,
  ended,
}: FollowPageProps) => (
  <>
    <h1>{t('mailbox.follow-title')}</h1>
    {ended && (
      <Notice tone="warn" title={t('mailbox.ended-title')} role="alert">
        <p>{t('mailbox.ended-text')}</p>
      </Notice>
    )}
    {ended && ended.unsent !== '' && (
      <TextArea t={t} name="unsent" label={t('mailbox.ended-unsent')} value={ended.unsent} rows={4} />
    )}
    {open && (
      <Notice tone="ok">
        <p>
          {t('mailbox.follow-again')} <a href="/follow/mailbox">{t('mailbox.follow-again-link')}</a>
        </p>
      </Notice>
    )}
    <ErrorSummary t={t} problems={problems} />
    {alert && (
      <Notice tone="warn" role="alert">
        <p>{alert}</p>
      </Notice>
    )}
    <form method="post" action="/follow" data-once novalidate>
      <HiddenFields values={formToken === '' ? {} : { [formTokenField]: formToken }} />
      <p>{t('mailbox.follow-lead')}</p>
      {/* Room for all digits: people paste the whole receipt into the first field. */}
      <CodeField
        t={t}
        name="locator"
        digits={locatorDigits + secretDigits}
        label={t('mailbox.follow-locator')}
        hint={t('mailbox.follow-locator-hint')}
        value={one(values, 'locator')}
        problem={problems.locator}
      />
      <CodeField
        t={t}
        name="secret"
        digits={secretDigits}
        label={t('mailbox.follow-secret')}
        value={one(values, 'secret')}
        problem={problems.secret}
      />
      <SubmitRow>
        <Button>{t('mailbox.follow-open')}</Button>
      </SubmitRow>
      <p class="hint">{t('mailbox.follow-draft-hint')}</p>
    </form>
    <Details summary={t('mailbox.follow-lost-title')}>
      <p>{t('mailbox.follow-lost')}</p>
      <p>
        <a href="/report">{t('mailbox.follow-lost-report')}</a>
      </p>
    </Details>
    <HelpBox t={t} compact />
  </>
)
