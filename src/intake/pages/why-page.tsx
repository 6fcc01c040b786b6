import { groupDigits } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Notice } from '../../ui/notice.tsx'
import { UrgencyTag } from '../../ui/urgency-tag.tsx'
import { type OpeningReason, openingReasons } from '../model/words.ts'
import type { ReportRow } from '../store/reports.ts'

export interface WhyPageProps {
  readonly t: Translate
  readonly report: Pick<ReportRow, 'id' | 'locator' | 'urgency'>
  /** Where the answer leads. */
  readonly action: string
  /** The reason most likely meant; offered first, never chosen silently. */
  readonly likely: OpeningReason
}

/** Asks why before anything sealed is opened: one press, no typing. */
export const WhyPage = ({ t, report, action, likely }: WhyPageProps) => (
  <>
    <p>
      <UrgencyTag t={t} urgency={report.urgency} />
    </p>
    <h2>{t('intake.why-question')}</h2>
    <form method="get" action={action} class="why-form">
      {[likely, ...openingReasons.filter((reason) => reason !== likely)].map((reason, at) => (
        <button
          class={at === 0 ? 'button' : 'button quiet'}
          type="submit"
          name="reason"
          value={reason}
          data-key={String(at + 1)}
          aria-keyshortcuts={String(at + 1)}
          aria-describedby={`why-${reason}`}
        >
          <kbd>{at + 1}</kbd> {t(`intake.why-${reason}`)}
          <small id={`why-${reason}`}>{t(`intake.why-hint-${reason}`)}</small>
        </button>
      ))}
    </form>
    <Notice>
      <p>{t('intake.why-note')}</p>
    </Notice>
  </>
)

export const whyTitle = (t: Translate, { locator }: Pick<ReportRow, 'locator'>): string =>
  t('intake.why-title', { number: groupDigits(locator) })
