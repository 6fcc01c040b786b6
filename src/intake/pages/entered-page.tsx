import type { Translate } from '../../kit/text.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Card } from '../../ui/card.tsx'
import { DigitGroups } from '../../ui/digit-groups.tsx'
import { Notice } from '../../ui/notice.tsx'
import { UrgencyTag } from '../../ui/urgency-tag.tsx'
import type { ReportRow } from '../store/reports.ts'

export interface EnteredPageProps {
  readonly t: Translate
  readonly report: Pick<ReportRow, 'id' | 'urgency'>
  readonly locator: string
  readonly secret: string
  readonly agency: string
  /** Whether the officer's own agency got it, so that they can open it. */
  readonly own: boolean
}

/** The receipt, to be read aloud over the phone. Shown once; a reload of this page shows the same one. */
export const EnteredPage = ({ t, report, locator, secret, agency, own }: EnteredPageProps) => (
  <>
    <Card tone="ok">
      <p>{t('intake.entered-say')}</p>
      <dl class="read-out">
        <dt>{t('intake.locator')}</dt>
        <dd>
          <DigitGroups digits={locator} />
        </dd>
        <dt>{t('intake.secret')}</dt>
        <dd>
          <DigitGroups digits={secret} />
        </dd>
      </dl>
      <p>{t('intake.entered-use')}</p>
    </Card>
    <Notice tone="warn">{t('intake.entered-once')}</Notice>
    <p>
      {t('intake.entered-agency', { agency })} <UrgencyTag t={t} urgency={report.urgency} />
    </p>
    <div class="actions">
      {own && (
        <ButtonLink href={`/console/reports/${report.id}?reason=triage`}>
          {t('intake.entered-open')}
        </ButtonLink>
      )}
      <ButtonLink href="/console/reports/new" kind="quiet">
        {t('intake.entered-another')}
      </ButtonLink>
    </div>
  </>
)
