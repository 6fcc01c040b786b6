import { formatMoment, formatNumber } from '../../kit/format.ts'
import { BarTable } from '../../ui/bar-table.tsx'
import { Card } from '../../ui/card.tsx'
import { FigureCard } from '../../ui/figure-card.tsx'
import { FigureRow } from '../../ui/figure-row.tsx'
import { Notice } from '../../ui/notice.tsx'
import { shareOf } from '../model/life/accuracy.ts'
import { type BacktestReport, expectedLoad } from '../model/life/tally.ts'
import { type BacktestRow, reportOf } from '../store/backtests.ts'
import type { RuleViewProps } from './rule-props.ts'
import { rateWords, shareFigure } from './rule-words.ts'

/** What somebody reads before they let a rule speak. */
export const RuleReport = (props: RuleViewProps & { readonly tested: BacktestRow }) => {
  const { t, tested, says } = props
  const report = reportOf(tested)
  return (
    <Card title={t('detection.report')} id="report">
      {tested.state === 'waiting' && <Running {...props} />}
      {tested.state === 'failed' && <Notice tone="warn">{t('detection.report-failed')}</Notice>}
      {report && (
        <>
          <p class="hint">
            {t('detection.report-of', {
              n: formatNumber(report.seen, t.locale),
              at: formatMoment(tested.finished_at ?? tested.asked_at),
            })}
          </p>
          <Figures {...props} report={report} />
          <Sources {...props} report={report} />
          {report.overlap.length > 0 && (
            <BarTable
              t={t}
              caption={t('detection.overlap')}
              labelHeading={t('detection.column-rule')}
              valueHeading={t('detection.report-hits')}
              rows={report.overlap.map(({ rule, hits }) => ({ label: says.get(rule) ?? rule, value: hits }))}
            />
          )}
          <p class="hint">{t('detection.report-honest')}</p>
        </>
      )}
    </Card>
  )
}

const Running = ({ t, row, tested }: RuleViewProps & { readonly tested: BacktestRow }) => (
  <Notice role="status">
    <p>
      {t('detection.report-running', {
        seen: formatNumber(tested.seen, t.locale),
        total: formatNumber(tested.total, t.locale),
      })}{' '}
      <a href={`/console/rules/${row.rule_id}?version=${row.version}#report`}>{t('detection.look-again')}</a>
    </p>
  </Notice>
)

type WithReport = RuleViewProps & { readonly report: BacktestReport }

const Figures = ({ t, report, picks }: WithReport) => {
  const judged = (verdict: 'right' | 'wrong', fired: boolean): number =>
    picks.filter((pick) => pick.fired === fired && pick.verdict === verdict).length
  const byHand = shareOf(judged('right', true), judged('right', true) + judged('wrong', true))
  const missed = shareOf(judged('wrong', false), judged('right', false) + judged('wrong', false))
  const { labelled } = report
  const load = expectedLoad(report)
  return (
    <FigureRow>
      <FigureCard
        label={t('detection.report-hits')}
        value={formatNumber(report.hits, t.locale)}
        note={rateWords(t, report.hits, report.seen)}
      />
      <FigureCard
        label={t('detection.report-unique')}
        value={formatNumber(report.unique, t.locale)}
        note={t('detection.report-unique-note')}
      />
      <FigureCard
        label={t('detection.report-by-hand')}
        {...shareFigure(t, byHand)}
        tone={byHand.whole < 10 ? 'warn' : undefined}
      />
      <FigureCard label={t('detection.report-missed')} {...shareFigure(t, missed)} />
      <FigureCard
        label={t('detection.report-labelled')}
        {...shareFigure(t, shareOf(labelled.right, labelled.right + labelled.wrong))}
      />
      <FigureCard
        label={t('detection.report-found')}
        {...shareFigure(t, shareOf(labelled.right, labelled.right + labelled.missed))}
      />
      <FigureCard
        label={t('detection.report-load')}
        value={load === undefined ? '–' : formatNumber(load, t.locale)}
        note={t(load === undefined ? 'detection.report-load-unknown' : 'detection.report-load-note')}
      />
    </FigureRow>
  )
}

const Sources = ({ t, report }: WithReport) => (
  <BarTable
    t={t}
    caption={t('detection.sources')}
    labelHeading={t('detection.source')}
    valueHeading={t('detection.report-hits')}
    rows={report.sources.map(({ source, seen, hits }) => ({
      label: t('detection.source-of', {
        source: source === 'riskset' ? t('detection.source-riskset') : source,
        n: formatNumber(seen, t.locale),
      }),
      value: hits,
    }))}
  />
)
