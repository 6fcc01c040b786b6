import { formTokenField } from '../../action/web.ts'
import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ReceiptCard } from '../../ui/receipt-card.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { speak, type Voice } from '../model/voice.ts'
import { CallNow } from './call-now.tsx'

export interface KeptPageProps {
  readonly t: Translate
  readonly voice: Voice
  readonly locator: string
  readonly secret: string
  readonly until: Date
  readonly goOn: string
  readonly formToken: string
}

/** An unfinished story under its code. It says plainly that nobody has read it. */
export const KeptPage = ({ t, voice, locator, secret, until, goOn, formToken }: KeptPageProps) => {
  const say = speak(t, voice)
  return (
    <>
      <h1>{say('report.kept-title')}</h1>
      <p>{say('report.kept-lead', { until: formatMoment(until) })}</p>
      <ReceiptCard t={t} locator={locator} secret={secret} />
      <Notice tone="warn">
        <p>{say('report.kept-not-sent')}</p>
      </Notice>
      <form method="post" action="/report/leave">
        <HiddenFields values={{ [formTokenField]: formToken }} />
        <SubmitRow>
          <Button>{t('report.kept-leave')}</Button>
          <ButtonLink kind="quiet" href={goOn}>
            {t('report.kept-on')}
          </ButtonLink>
        </SubmitRow>
      </form>
      <CallNow t={t} voice={voice} />
    </>
  )
}
