import { formatDay } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FigureCard } from '../../ui/figure-card.tsx'
import { FigureRow } from '../../ui/figure-row.tsx'
import type { LabelAccuracy, UrgencyAccuracy } from '../model/life/accuracy.ts'
import { RuleTabs } from './rule-tabs.tsx'
import { labelWords, shareFigure, shareWords } from './rule-words.ts'

export interface AccuracyProps {
  readonly t: Translate
  readonly since: Date
  /** The same day for the date field, YYYY-MM-DD. */
  readonly sinceDay: string
  readonly labels: readonly LabelAccuracy[]
  readonly urgency: UrgencyAccuracy
  readonly mayWrite: boolean
  readonly mayExport: boolean
}

/** How often people kept what the machine suggested: one's own agency's decisions only. */
export const Accuracy = ({ t, since, sinceDay, labels, urgency, mayWrite, mayExport }: AccuracyProps) => (
  <>
    <RuleTabs t={t} current="accuracy" mayWrite={mayWrite} />
    <p>{t('detection.accuracy-lead')}</p>
    <form method="get" action="/console/rules/accuracy" class="bar">
      <div class="field">
        <label for="field-since">{t('detection.accuracy-since')}</label>
        <input class="input" type="date" id="field-since" name="since" value={sinceDay} />
      </div>
      <Button kind="quiet">{t('detection.accuracy-show')}</Button>
    </form>
    {labels.length === 0 && urgency.same.whole === 0 ? (
      <Empty title={t('detection.accuracy-empty', { day: formatDay(since) })}>
        <p>{t('detection.accuracy-empty-hint')}</p>
      </Empty>
    ) : (
      <>
        <h2>{t('detection.accuracy-urgency')}</h2>
        <FigureRow>
          {(['same', 'tooLow', 'tooHigh'] as const).map((which) => (
            <FigureCard
              label={t(`detection.urgency-${which}`)}
              {...shareFigure(t, urgency[which])}
              tone={which === 'tooLow' && urgency.tooLow.part > 0 ? 'warn' : undefined}
            />
          ))}
        </FigureRow>
        <h2>{t('detection.accuracy-labels')}</h2>
        <DataTable
          caption={t('detection.accuracy-labels')}
          columns={[t('detection.column-label'), t('detection.column-kept'), t('detection.column-found')]}
          rows={labels.map(({ label, precision, recall }) => [
            labelWords(t, label),
            shareWords(t, precision),
            shareWords(t, recall),
          ])}
        />
      </>
    )}
    <p class="hint">{t('detection.share-hint')}</p>
    {mayExport && (
      <p>
        <ButtonLink href="/console/rules/accuracy/export">{t('detection.export-link')}</ButtonLink>
      </p>
    )}
  </>
)
