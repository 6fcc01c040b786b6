import type { Area } from '../../agencies/model.ts'
import { groupDigits } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { urgencies } from '../../kit/urgency.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Empty } from '../../ui/empty.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { OnDuty } from '../../ui/on-duty.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Select } from '../../ui/select.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { QueueFilter } from '../store/reports.ts'
import { ReportList, type ReportListProps } from './report-list.tsx'

export const queueViews = ['waiting', 'unread', 'decided'] as const
export type QueueView = (typeof queueViews)[number]

const hrefOf = {
  waiting: '/console/reports',
  unread: '/console/reports/unread',
  decided: '/console/reports/decided',
} as const

/** What a decision elsewhere left to say, read from the address: codes and a number, nothing else. */
export interface Done {
  readonly what: 'merge' | 'redirect' | 'decline'
  readonly number: string
}

export interface QueuePageProps extends Pick<ReportListProps, 't' | 'now' | 'rows' | 'categories' | 'areas'> {
  readonly view: QueueView
  readonly filter: QueueFilter
  /** Cursor of the next page, when there is one. */
  readonly next?: string | undefined
  readonly isFirst: boolean
  readonly mayRead: boolean
  readonly mayEnter: boolean
  readonly done?: Done | undefined
  /** Who is on duty now. */
  readonly onDuty: readonly string[]
}

export const QueuePage = (props: QueuePageProps) => {
  const { t, view, filter, next, isFirst, mayRead, mayEnter, done } = props
  const filtered = filter.urgency !== undefined || filter.areaCode !== undefined
  return (
    <>
      {done && (
        <Notice tone="ok" role="status">
          {t(`intake.did-${done.what}`, { number: groupDigits(done.number) })}
        </Notice>
      )}
      <OnDuty t={t} names={props.onDuty} />
      {!mayRead && <Notice>{t('intake.list-only')}</Notice>}
      <Tabs
        t={t}
        label={t('intake.queue-lists')}
        items={queueViews.map((one) => ({
          href: hrefOf[one],
          label: t(`intake.tab-${one}`),
          current: one === view,
        }))}
      />
      <div class="list-tools">
        {view === 'waiting' && <FilterForm t={t} filter={filter} areas={props.areas} filtered={filtered} />}
        {mayEnter && (
          <ButtonLink href="/console/reports/new" kind="quiet" small shortcut="n">
            {t('intake.enter-link')}
          </ButtonLink>
        )}
      </div>
      <p class="key-hints">
        <KeyHint keys={['J', 'K']} label={t('ui.keys-walk')} />{' '}
        <KeyHint keys={['Enter']} label={t('ui.keys-open')} />
      </p>
      <ReportList
        {...props}
        caption={t(`intake.${captionOf[view]}`)}
        decided={view === 'decided'}
        empty={<Nothing t={t} view={view} filtered={filtered} />}
      />
      <Pager t={t} first={isFirst ? undefined : hrefOf[view]} next={next && nextHref(view, filter, next)} />
    </>
  )
}

const captionOf = { waiting: 'queue-caption', unread: 'unread-caption', decided: 'decided-caption' } as const

const nextHref = (view: QueueView, { urgency, areaCode }: QueueFilter, after: string): string =>
  `${hrefOf[view]}?${new URLSearchParams({ ...(urgency && { urgency }), ...(areaCode && { area: areaCode }), after })}`

interface NothingProps {
  readonly t: Translate
  readonly view: QueueView
  readonly filtered: boolean
}

const Nothing = ({ t, view, filtered }: NothingProps) => {
  if (view !== 'waiting') return <Empty title={t(`intake.${view}-empty`)} />
  return (
    <Empty title={t(filtered ? 'intake.queue-empty-filter' : 'intake.queue-empty')}>
      <p>{t('intake.queue-empty-hint')}</p>
    </Empty>
  )
}

interface FilterFormProps {
  readonly t: Translate
  readonly filter: QueueFilter
  readonly areas: readonly Area[]
  readonly filtered: boolean
}

const FilterForm = ({ t, filter, areas, filtered }: FilterFormProps) => (
  <form class="filter" method="get" action="/console/reports">
    <Select
      t={t}
      name="urgency"
      label={t('intake.filter-urgency')}
      placeholder={t('intake.filter-every-urgency')}
      value={filter.urgency}
      options={urgencies.map((value) => ({ value, label: `${value} ${t(`ui.urgency-${value}`)}` }))}
    />
    <Select
      t={t}
      name="area"
      label={t('intake.filter-area')}
      placeholder={t('intake.filter-every-area')}
      value={filter.areaCode}
      options={areas.map(({ code, name }) => ({ value: code, label: name }))}
    />
    <Button kind="quiet" small>
      {t('intake.filter-apply')}
    </Button>
    {filtered && (
      <a class="button plain small" href="/console/reports">
        {t('intake.filter-clear')}
      </a>
    )}
  </form>
)
