import { permits } from '../../action/permissions.ts'
import { formatMoment, formatNumber, groupDigits } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { officialCalendar } from '../../law/model/calendar-days.ts'
import { citation, clockInForce, dueAt } from '../../law/model/clocks.ts'
import { Card } from '../../ui/card.tsx'
import { DueClock } from '../../ui/due-clock.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Split } from '../../ui/split.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { UrgencyTag } from '../../ui/urgency-tag.tsx'
import type { ReportRow } from '../store/reports.ts'
import { summaryOf } from './again.ts'
import { DecisionBar, Decisions, mayDecide } from './decisions.tsx'
import { FormOneFacts } from './form-one-facts.tsx'
import type { ReportProps } from './opened.ts'
import { ReportDuplicates } from './report-duplicates.tsx'
import { ReportClear, ReportStory, ReportWhere } from './report-facts.tsx'
import { ReportFiles } from './report-files.tsx'
import { ReportMessages } from './report-messages.tsx'
import { ReportSuggestion } from './report-suggestion.tsx'
import { ReportTimeline } from './report-timeline.tsx'
import { SafeContact } from './safe-contact.tsx'

export const reportTitle = (t: Translate, { locator }: Pick<ReportRow, 'locator'>): string =>
  t('intake.report-title', { number: groupDigits(locator) })

const formLabels = (t: Translate) => ({
  urgency: t('intake.urgency-label'),
  legalNature: t('intake.nature-label'),
  categories: t('intake.fact-categories'),
  into: t('intake.merge-label'),
  agencyId: t('intake.redirect-label'),
})

/** Everything of one report, in the order an officer needs it: danger, whom not to call, the story, the decision. */
export const ReportPage = (props: ReportProps) => {
  const { t, again, done } = props.around
  return (
    <>
      {done && (
        <Notice tone="ok" role="status">
          {t(`intake.did-${done}`)}
        </Notice>
      )}
      {again?.notice && (
        <Notice tone="warn" role="alert">
          {again.notice}
        </Notice>
      )}
      {again && <ErrorSummary t={t} problems={summaryOf(again.problems, formLabels(t))} />}
      <Headline {...props} />
      <Standing {...props} />
      <Split aside={<Aside {...props} />} asideLabel={t('intake.decide')}>
        <SafeContact t={t} content={props.opened.content} />
        <ReportStory {...props} />
        <ReportSuggestion {...props} />
        <ReportWhere {...props} />
        <FormOneFacts {...props} />
        <ReportFiles {...props} />
        <ReportDuplicates {...props} mayDecide={mayDecide(props)} />
        <Decisions {...props} />
        <ReportMessages {...props} />
        <ReportTimeline {...props} />
      </Split>
    </>
  )
}

const Headline = ({ opened: { report }, around: { t } }: ReportProps) => (
  <p class="headline">
    <UrgencyTag t={t} urgency={report.urgency} />{' '}
    <StateTag state={report.state} label={t(`intake.state-${report.state}`)} />{' '}
    <span class="hint">{t('intake.received-at', { at: formatMoment(report.received_at) })}</span>
  </p>
)

const Standing = ({ opened, around }: ReportProps) => {
  const { t } = around
  const { report } = opened
  return (
    <>
      {opened.content.safeNow === 'no' && (
        <Notice tone="danger" title={t('intake.not-safe')}>
          <p>{t('intake.not-safe-text')}</p>
        </Notice>
      )}
      {!opened.inCharge && <Notice tone="warn">{t('intake.not-in-charge')}</Notice>}
      {report.state === 'declined' && <Notice>{t('intake.declined-note')}</Notice>}
      {report.merged_into !== null && (
        <Notice>
          <p>
            {t('intake.merged-note')}{' '}
            <a href={`/console/reports/${report.merged_into}?reason=${around.reason}`}>
              {t('intake.merged-open')}
            </a>
          </p>
        </Notice>
      )}
      {report.state === 'accepted' && (
        <Notice>
          <p>
            {t('intake.decided-no-more')}{' '}
            {permits(around.member, 'case.list') && (
              <a href={`/console/cases/new?report=${report.id}`}>{t('intake.find-case')}</a>
            )}
          </p>
        </Notice>
      )}
      {report.urgency === 'P0' && report.closed_at === null && <Emergency opened={opened} around={around} />}
    </>
  )
}

/** Twelve real hours from the moment the report came in, whoever holds it (Decree 56/2017). */
const Emergency = ({ opened: { report }, around: { t, now } }: ReportProps) => {
  const due = dueAt('emergency-intervention', report.received_at, officialCalendar)
  const clock = clockInForce('emergency-intervention', report.received_at)
  const law = clock && citation(clock)
  return (
    <Notice tone="danger" title={t('intake.emergency')}>
      <p>
        {t('intake.emergency-due', { at: formatMoment(due) })} <DueClock t={t} due={due} now={now} />.{' '}
        {law && t('intake.emergency-law', { law })}
      </p>
      <p>{t('intake.emergency-do')}</p>
    </Notice>
  )
}

const manyReports = 25
const manyFiles = 10

const Aside = (props: ReportProps) => {
  const { t, now, exposure } = props.around
  const { report } = props.opened
  const much = exposure.reports >= manyReports || exposure.files >= manyFiles
  return (
    <>
      <section class="card decide-card">
        {report.decided_at === null && (
          <p class="aside-clock">
            {t('intake.fact-triage-due')} <DueClock t={t} due={report.due_at} now={now} />
          </p>
        )}
        <DecisionBar {...props} />
      </section>
      <Card>
        <ReportClear {...props} />
      </Card>
      <p class={much ? 'exposure much' : 'exposure'}>
        {t('intake.fact-exposure')}:{' '}
        {t('intake.exposure', {
          reports: formatNumber(exposure.reports, t.locale),
          files: formatNumber(exposure.files, t.locale),
        })}
        . {much && t('intake.exposure-rest')}
      </p>
    </>
  )
}
