import { formTokenField } from '../../action/web.ts'
import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CodeField } from '../../ui/code-field.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Problems } from '../../ui/problems.ts'
import { codeDigits } from '../model/one-time.ts'
import { AccountTabs } from './account-tabs.tsx'
import { QrPicture } from './qr-picture.tsx'

/** An authenticator offered: its secret in words and as a picture, and sealed for the way back. */
export interface Offer {
  readonly secret: string
  readonly address: string
  readonly offered: string
}

export interface SecondFactorPageProps {
  readonly t: Translate
  readonly formToken: string
  readonly confirmedAt: Date | undefined
  readonly codesLeft: number
  /** The house asks for a second factor of this member. */
  readonly required: boolean
  readonly offer: Offer
  readonly problems: Problems
  readonly notice?: string | undefined
  readonly done?: 'remove' | undefined
}

export const SecondFactorPage = (props: SecondFactorPageProps) => {
  const { t, confirmedAt, required, problems, notice, done } = props
  const isOn = confirmedAt !== undefined
  return (
    <>
      {(isOn || !required) && <AccountTabs t={t} current="second-factor" />}
      {done && (
        <Notice tone="ok" role="status">
          {t(`accounts.factor-did-${done}`)}
        </Notice>
      )}
      {notice && (
        <Notice tone="warn" role="alert">
          {notice}
        </Notice>
      )}
      <ErrorSummary t={t} problems={problems} />
      {!isOn && required && <Notice tone="warn">{t('accounts.factor-must')}</Notice>}
      {isOn ? <Standing {...props} /> : <Enrol {...props} />}
    </>
  )
}

const Standing = (props: SecondFactorPageProps) => {
  const { t, formToken, confirmedAt, codesLeft, required, problems } = props
  return (
    <>
      <Notice tone="ok">
        {t('accounts.factor-on', { at: confirmedAt === undefined ? '' : formatMoment(confirmedAt) })}
      </Notice>
      <p>{t(codesLeft > 2 ? 'accounts.factor-codes-left' : 'accounts.factor-codes-few', { n: codesLeft })}</p>
      <form method="post" action="/console/second-factor/codes">
        <HiddenFields values={{ [formTokenField]: formToken }} />
        <div class="submit-row">
          <Button kind="quiet">{t('accounts.factor-new-codes')}</Button>
        </div>
      </form>
      <Details summary={t('accounts.factor-replace')} open={problems.code !== undefined}>
        <p>{t('accounts.factor-replace-hint')}</p>
        <Enrol {...props} />
      </Details>
      {!required && (
        <Details summary={t('accounts.factor-remove')}>
          <p>{t('accounts.factor-remove-hint')}</p>
          <form method="post" action="/console/second-factor/remove">
            <HiddenFields values={{ [formTokenField]: formToken }} />
            <Button kind="danger" small>
              {t('accounts.factor-remove')}
            </Button>
          </form>
        </Details>
      )}
    </>
  )
}

const Enrol = ({ t, formToken, offer, problems }: SecondFactorPageProps) => (
  <>
    <p>{t('accounts.factor-lead')}</p>
    <ol class="steps-list">
      <li>{t('accounts.factor-step-app')}</li>
      <li>
        {t('accounts.factor-step-scan')}
        <Card>
          <QrPicture text={offer.address} label={t('accounts.factor-qr')} />
          <p>
            {t('accounts.factor-secret')}{' '}
            <code class="secret-text">{offer.secret.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
          <p>
            <a href={offer.address}>{t('accounts.factor-here')}</a>
          </p>
        </Card>
      </li>
      <li>{t('accounts.factor-step-code')}</li>
    </ol>
    <form method="post" action="/console/second-factor">
      <HiddenFields values={{ [formTokenField]: formToken, offered: offer.offered }} />
      <CodeField
        t={t}
        name="code"
        label={t('accounts.factor-code')}
        problem={problems.code}
        digits={codeDigits}
        autocomplete="one-time-code"
        required
      />
      <div class="submit-row">
        <Button>{t('accounts.factor-confirm')}</Button>
      </div>
    </form>
  </>
)
