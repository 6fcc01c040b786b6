import { formatNumber } from '../../kit/format.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { UrgencyTag } from '../../ui/urgency-tag.tsx'
import { categoriesOfLabels } from '../model/suggestion.ts'
import type { ReportProps } from './opened.ts'

/** What the machine suggests and why, for a person to take over or leave; it has decided nothing. */
export const ReportSuggestion = ({ opened, around }: ReportProps) => {
  const { t } = around
  const { reading, report, inCharge } = opened
  if (reading === undefined) return <Notice>{t('intake.note-not-assessed')}</Notice>
  const reasons = [...new Set(reading.findings.map(({ reason }) => reason))].slice(0, 8)
  const open = inCharge && report.decided_at === null
  return (
    <Card title={t('intake.suggestion')} id="suggestion">
      <p>
        <UrgencyTag t={t} urgency={reading.urgency} />{' '}
        {reading.labels.length === 0
          ? t('intake.suggestion-none')
          : reading.labels
              .map((label) =>
                t('intake.suggestion-label', {
                  label: t(`detection.label-${label}`),
                  percent: formatNumber(Math.round(reading.scores[label] * 100), t.locale),
                }),
              )
              .join(' · ')}
      </p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li>{reason}</li>
          ))}
        </ul>
      )}
      {open && (
        <p>
          <ButtonLink
            kind="quiet"
            shortcut="g"
            href={`/console/reports/${report.id}?reason=${around.reason}&suggest=1#decide`}
          >
            {t('intake.suggestion-take')} <kbd>G</kbd>
          </ButtonLink>
        </p>
      )}
      <p class="hint">{t('intake.suggestion-hint')}</p>
    </Card>
  )
}

/** What the triage form starts with: what stands, or what the machine suggests when the officer asked for that. */
export const startingPoint = ({ opened: { report, reading }, around }: ReportProps) =>
  around.suggested === true && reading !== undefined
    ? {
        urgency: reading.urgency < report.urgency ? reading.urgency : report.urgency,
        categories: [
          ...new Set([
            ...report.categories.filter((code) => code !== 'ZZ-OTHER' || reading.labels.length === 0),
            ...categoriesOfLabels(reading.labels),
          ]),
        ],
      }
    : { urgency: report.urgency, categories: report.categories }
