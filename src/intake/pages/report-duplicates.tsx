import { formatMoment, formatNumber } from '../../kit/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DigitGroups } from '../../ui/digit-groups.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { UrgencyTag } from '../../ui/urgency-tag.tsx'
import type { ReportProps } from './opened.ts'
import { hiddenIn } from './report-forms.ts'
import { categoryNames, placeName } from './report-words.ts'

/** Other reports that name the same link, account or number; the blind index tells how many, not which. */
export const ReportDuplicates = ({
  opened: { report, duplicates },
  around,
  mayDecide,
}: ReportProps & { readonly mayDecide: boolean }) => {
  const { t, categories, areas } = around
  if (duplicates.length === 0) return null
  return (
    <Card title={t('intake.duplicates')} tone="warn">
      <ul class="twins">
        {duplicates.map((other) => (
          <li>
            <p>
              <strong>
                <DigitGroups digits={other.locator} />
              </strong>{' '}
              <UrgencyTag t={t} urgency={other.urgency} />{' '}
              <StateTag state={other.state} label={t(`intake.state-${other.state}`)} />
              <br />
              {t('intake.duplicates-shared', { n: formatNumber(other.shared, t.locale) })}
              <br />
              <span class="hint">
                {categoryNames(t, other.categories, categories).join(' · ')} ·{' '}
                {placeName(t, other.area_code, areas)} · {formatMoment(other.received_at)}
              </span>
            </p>
            <div class="actions">
              <a class="button quiet small" href={`/console/reports/${other.id}?reason=duplicate-check`}>
                {t('intake.duplicates-open')}
              </a>
              {mayDecide && other.state !== 'merged' && (
                <form method="post" action={`/console/reports/${report.id}/merge`}>
                  <HiddenFields values={{ ...hiddenIn(around), into: other.locator }} />
                  <Button kind="plain" small>
                    {t('intake.duplicates-merge')}
                  </Button>
                </form>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
