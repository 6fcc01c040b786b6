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
  if (reading === undefined)
    return (
      <>
        <LockedNotice opened={opened} around={around} />
        <Notice>{t('intake.note-not-assessed')}</Notice>
      </>
    )
  const reasons = [...new Set(reading.findings.map(({ reason }) => reason))].slice(0, 8)
  const open = inCharge && report.decided_at === null
  return (
    <Card title={t('intake.suggestion')} id="suggestion">
      <LockedNotice opened={opened} around={around} />
      <p>
        <UrgencyTag t={t} urgency={hasLocked(opened) ? 'P0' : reading.urgency} />{' '}
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

const hasLocked = ({ files }: ReportProps['opened']): boolean => files.some(({ state }) => state === 'locked')

/** A locked picture outweighs what the words say. */
const LockedNotice = ({ opened, around: { t } }: ReportProps) =>
  hasLocked(opened) ? (
    <Notice tone="danger" title={t('detection.known-suggests')}>
      {t('detection.known-do')}
    </Notice>
  ) : null

/** What the triage form starts with: what stands, or what the machine suggests when the officer asked for that. */
export const startingPoint = ({ opened, around }: ReportProps) => {
  const { report, reading } = opened
  if (around.suggested !== true || reading === undefined)
    return { urgency: report.urgency, categories: report.categories }
  const suggested = hasLocked(opened) ? 'P0' : reading.urgency
  return {
    urgency: suggested < report.urgency ? suggested : report.urgency,
    categories: [
      ...new Set([
        ...report.categories.filter((code) => code !== 'ZZ-OTHER' || reading.labels.length === 0),
        ...categoriesOfLabels(reading.labels),
      ]),
    ],
  }
}
