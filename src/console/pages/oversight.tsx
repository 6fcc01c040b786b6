import { filteredHref } from '../../cases/model/case-filter.ts'
import { formatNumber } from '../../kit/format.ts'
import { CardGrid } from '../../ui/card-grid.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { FigureCard } from '../../ui/figure-card.tsx'
import { FigureRow } from '../../ui/figure-row.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { countCap } from '../model/counts.ts'
import { type Cell, periods, spanWords, steps } from '../model/figures.ts'
import { CellTable } from './cell-table.tsx'
import { Desk, DutyNow } from './desk.tsx'
import { Escalations, Urged } from './escalations.tsx'
import { categoryName, placeOf } from './lines.tsx'
import type { OversightPageProps } from './oversight-props.ts'

const total = (cells: readonly Cell[]): number => cells.reduce((sum, { n }) => sum + n, 0)

/** One page, one minute: what to act on first, then how many, how fast, where late. */
export const OversightPage = (props: OversightPageProps) => {
  const { t, figures, agency, mayUrge, acted, problem } = props
  return (
    <>
      {acted && (
        <Notice tone="ok" role="status">
          {t('oversight.acted')}
        </Notice>
      )}
      {problem && (
        <Notice tone="warn" role="alert">
          {problem}
        </Notice>
      )}
      <DutyNow {...props} />
      <Tabs
        t={t}
        label={t('oversight.period')}
        items={periods.map((n) => ({
          href: `/console/oversight?days=${n}`,
          label: t('oversight.days', { n }),
          current: n === figures.period,
        }))}
      />
      <Counts {...props} />
      <Escalations {...props} />
      <Desk {...props} />
      <Late {...props} />
      <Times {...props} />
      <Spread {...props} />
      <Urged {...props} />
      <p class="hint">
        {t('oversight.scope', { agency })} {t(mayUrge ? 'oversight.open-note' : 'oversight.small-note')}
      </p>
    </>
  )
}

const Counts = ({ t, figures: { counts, late }, mayUrge }: OversightPageProps) => {
  const n = (value: number) => formatNumber(value, t.locale)
  const parts = {
    reports: total(late.reports),
    cases: total(late.cases),
    sent: total(late.sent),
    incoming: total(late.incoming),
  }
  const all = parts.reports + parts.cases + parts.sent + parts.incoming
  return (
    <FigureRow>
      <FigureCard
        label={t('oversight.count-reports')}
        value={n(counts.reports)}
        href={mayUrge ? '/console/reports' : undefined}
      />
      <FigureCard
        label={t('oversight.count-cases')}
        value={n(counts.cases)}
        href={mayUrge ? '/console/cases/all' : undefined}
      />
      <FigureCard
        label={t('oversight.count-referrals')}
        value={n(counts.referrals)}
        href={mayUrge ? '/console/referrals?tab=outgoing' : undefined}
      />
      <FigureCard
        label={t('oversight.late-now')}
        value={n(all)}
        note={t('oversight.late-note', {
          reports: n(parts.reports),
          cases: n(parts.cases),
          sent: n(parts.sent),
          incoming: n(parts.incoming),
        })}
        tone={all > 0 ? 'warn' : 'ok'}
      />
    </FigureRow>
  )
}

/**
 * One rule for the whole page: a leader opens the own agency's lists anyway, so no number is covered, in what is late and in what
 * came in alike; whoever opens no list (the auditor) sees no small number anywhere.
 */
const Late = ({ t, figures: { late, areas, agencies }, mayUrge }: OversightPageProps) => {
  const place = (key: string | null) => placeOf(t, areas, key)
  const office = (key: string | null) => agencies.get(key ?? '') ?? ''
  const nothing = Object.values(late).every((cells) => cells.length === 0)
  return (
    <>
      <h2>{t('oversight.late-where')}</h2>
      {nothing && <p class="hint">{t('oversight.late-none')}</p>}
      <CardGrid>
        <CellTable
          t={t}
          name="late-reports"
          heading="area"
          cells={late.reports}
          label={place}
          guarded={!mayUrge}
          href={mayUrge ? (key) => `/console/reports${key === null ? '' : `?area=${key}`}` : undefined}
        />
        <CellTable
          t={t}
          name="late-cases"
          heading="area"
          cells={late.cases}
          label={place}
          guarded={!mayUrge}
          href={mayUrge ? (key) => filteredHref({ show: 'late', areaCode: key }) : undefined}
        />
        {/* Letters between offices, not children: the office that must be urged is named with its number. */}
        <CellTable
          t={t}
          name="late-sent"
          heading="agency"
          cells={late.sent}
          label={office}
          href={mayUrge ? () => '/console/referrals?tab=outgoing' : undefined}
        />
        <CellTable
          t={t}
          name="late-incoming"
          heading="agency"
          cells={late.incoming}
          label={office}
          href={mayUrge ? () => '/console/referrals' : undefined}
        />
      </CardGrid>
    </>
  )
}

const Times = ({ t, now, figures: { times, desk } }: OversightPageProps) => {
  const span = (seconds: number | null) => (seconds === null ? '–' : spanWords(t, seconds))
  return (
    <>
      <h2>{t('oversight.times')}</h2>
      <DataTable
        caption={t('oversight.times')}
        columns={[
          t('oversight.column-step'),
          t('oversight.column-n'),
          t('oversight.column-median'),
          t('oversight.column-p90'),
        ]}
        rows={steps.map((step) => [
          t(`oversight.step-${step}`),
          step === 'received-opened' ? (
            <>
              {formatNumber(times[step].n, t.locale)}
              <StillWaiting t={t} now={now} counts={desk.counts} />
            </>
          ) : (
            formatNumber(times[step].n, t.locale)
          ),
          span(times[step].median),
          span(times[step].p90),
        ])}
      />
    </>
  )
}

type Waiting = Pick<OversightPageProps, 't' | 'now'> & Pick<OversightPageProps['figures']['desk'], 'counts'>

/** Only what was opened has a time; what nobody opened would make a slow agency look quick, so it stands beside. */
const StillWaiting = ({ t, now, counts: { unopened, unopenedSince } }: Waiting) =>
  unopenedSince === null ? null : (
    <span class="also">
      {t('oversight.still-waiting', {
        n: unopened < countCap ? formatNumber(unopened, t.locale) : `${countCap - 1}+`,
        span: spanWords(t, (now.getTime() - unopenedSince.getTime()) / 1000),
      })}
    </span>
  )

const Spread = ({ t, figures: { byArea, byCategory, areas, categories }, mayUrge }: OversightPageProps) => (
  <>
    <h2>{t('oversight.spread')}</h2>
    {byArea.length === 0 && <p class="hint">{t('oversight.nothing')}</p>}
    <CardGrid>
      <CellTable
        t={t}
        name="by-area"
        heading="area"
        cells={byArea}
        label={(key) => placeOf(t, areas, key)}
        guarded={!mayUrge}
      />
      <CellTable
        t={t}
        name="by-category"
        heading="category"
        cells={byCategory}
        label={(key) => categoryName(t, categories, key ?? '')}
        guarded={!mayUrge}
      />
    </CardGrid>
  </>
)
