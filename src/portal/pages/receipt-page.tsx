import { formTokenField } from '../../action/web.ts'
import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/code-field.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { ReceiptCard } from '../../ui/receipt-card.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { speak, type Voice } from '../model/voice.ts'
import { CallNow } from './call-now.tsx'
import type { ReceiptImage } from './receipt-image.ts'

export interface ReceiptPageProps {
  readonly t: Translate
  readonly voice: Voice
  readonly locator: string
  readonly secret: string
  readonly image: ReceiptImage
  readonly formToken: string
  /** By when somebody reads this story. */
  readonly dueAt: Date
  /** The digits typed again, when they were wrong. */
  readonly typed?: string | undefined
}

/** Shown after the report is safely stored: the code, what happens next, and a check that the code was kept. */
export const ReceiptPage = ({
  t,
  voice,
  locator,
  secret,
  image,
  formToken,
  dueAt,
  typed,
}: ReceiptPageProps) => {
  const say = speak(t, voice)
  return (
    <>
      <h1>{say('report.receipt-title')}</h1>
      <p>{t('report.receipt-lead')}</p>
      <ReceiptCard t={t} locator={locator} secret={secret} image={image} />
      <p class="hint no-print">{t('report.receipt-save-picture')}</p>
      <section class="card edge ok no-print">
        <h2>{t('report.next-title')}</h2>
        <ol class="next">
          <li>{say('report.next-by', { due: formatMoment(dueAt) })}</li>
          <li>{say('report.next-answer')}</li>
        </ol>
      </section>
      <form class="check-code no-print" method="post" action="/report/receipt/check" data-once novalidate>
        <HiddenFields values={{ [formTokenField]: formToken, voice }} />
        <h2>{t('report.check-title')}</h2>
        <CodeField
          t={t}
          name="last"
          digits={4}
          label={t('report.check-label')}
          hint={t('report.check-hint')}
          value={typed}
          problem={typed === undefined ? undefined : t('report.check-wrong')}
        />
        <SubmitRow>
          <Button>{t('report.check-leave')}</Button>
        </SubmitRow>
        <p class="hint">{say('report.check-lost')}</p>
      </form>
      <CallNow t={t} voice={voice} />
    </>
  )
}
