import { formatMoment, formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Details } from '../../ui/details.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FormAnswer } from '../../ui/form-answer.tsx'
import { Tag } from '../../ui/tag.tsx'
import { fixedClasses } from '../model/classes.ts'
import type { PeriodRow } from '../store/schedule.ts'
import { dayInWords, monthsInWords } from './class-words.ts'
import { HoldForm, Holds } from './hold-parts.tsx'
import { Proposals, ProposeForm } from './period-parts.tsx'
import type { RetentionPageProps } from './retention-props.ts'

/** How long what is kept, what falls due, what is held, and what was erased. Counts and numbers only. */
export const RetentionPage = (props: RetentionPageProps) => {
  const { t, problems, alert, done } = props
  return (
    <>
      <p>{t('retention.lead')}</p>
      <FormAnswer t={t} done={done} problems={problems} alert={alert} />
      <Schedule {...props} />
      <Proposals {...props} />
      {props.mayPropose && <ProposeForm {...props} />}
      <Card title={t('retention.holds-title')} id="holds">
        <p>{t('retention.holds-lead')}</p>
        <Holds {...props} />
        {props.mayHold && <HoldForm {...props} />}
      </Card>
      <Tombstones {...props} />
    </>
  )
}

const Schedule = ({ t, retention }: RetentionPageProps) => {
  const versions = new Map(retention.versions.map((one) => [one.id, one]))
  const count = (n: number) => formatNumber(n, t.locale)
  return (
    <>
      <h2>{t('retention.schedule')}</h2>
      <DataTable
        caption={t('retention.schedule')}
        columns={[
          t('retention.class'),
          t('retention.from'),
          t('retention.kept'),
          t('retention.basis'),
          t('retention.due-now'),
          t('retention.due-soon'),
        ]}
        rows={retention.classes.map((one) => [
          t.of(`retention.class-${one.class}`),
          t.of(`retention.from-${one.class}`),
          one.months === undefined ? '–' : monthsInWords(t, one.months),
          <Basis t={t} period={versions.get(one.periodId ?? '')} />,
          count(one.now),
          count(one.soon),
        ])}
      />
      <p class="hint">{t('retention.own-counts')}</p>
      <Details summary={t('retention.fixed-title')}>
        <p>{t('retention.fixed-lead')}</p>
        <DataTable
          caption={t('retention.fixed-title')}
          columns={[t('retention.class'), t('retention.kept')]}
          rows={fixedClasses.map(({ name }) => [
            t.of(`retention.class-${name}`),
            t.of(`retention.kept-${name}`),
          ])}
        />
      </Details>
    </>
  )
}

/** Law only where somebody has read the article; otherwise whose choice it is and what is still to be looked up. */
export const Basis = ({ t, period }: { readonly t: Translate; readonly period: PeriodRow | undefined }) => {
  if (period === undefined) return <span>–</span>
  const since = t('retention.since', { day: dayInWords(period.valid_from) })
  if (period.verified)
    return (
      <span>
        {period.article} {period.document} <span class="hint">{since}</span>
      </span>
    )
  return (
    <span>
      <Tag tone="warn">{t('retention.house')}</Tag>{' '}
      <span class="hint">
        {since} · {t('retention.to-check', { document: period.document })}
      </span>
    </span>
  )
}

const Tombstones = ({ t, retention: { tombstones }, numbers }: RetentionPageProps) => (
  <Card title={t('retention.erased-title')}>
    {tombstones.length === 0 ? (
      <Empty title={t('retention.erased-none')} />
    ) : (
      <DataTable
        caption={t('retention.erased-title')}
        columns={[
          t('retention.object'),
          t('retention.class'),
          t('retention.cause'),
          t('retention.at'),
          t('retention.counts'),
        ]}
        rows={tombstones.map((one) => [
          `${t.of(`accounts.object-${one.object.split(':')[0]}`)} ${numbers.get(one.object) ?? one.object.slice(-12)}`,
          t.of(`retention.class-${one.class}`),
          t.of(`retention.cause-${one.cause}`),
          formatMoment(one.erased_at),
          Object.entries(one.counts)
            .filter(([, n]) => n > 0)
            .map(([name, n]) => t.of(`retention.count-${name}`, { n: formatNumber(n, t.locale) }))
            .join(', '),
        ])}
      />
    )}
  </Card>
)
