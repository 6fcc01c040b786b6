import type { Area } from '../../agencies/model.ts'
import type { Category } from '../../intake/store/categories.ts'
import type { Translate } from '../../kit/text.ts'
import { Empty } from '../../ui/empty.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { QueueRow } from '../../ui/queue-row.tsx'
import { QueueTable } from '../../ui/queue-table.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Tag } from '../../ui/tag.tsx'
import { type CaseFilter, filteredHref } from '../model/case-filter.ts'
import type { CaseRow } from '../store/cases.ts'
import { categoryWords } from './case-words.ts'

export const caseListViews = ['mine', 'all', 'closed'] as const
export type CaseListView = (typeof caseListViews)[number]

export const listHref = {
  mine: '/console/cases',
  all: '/console/cases/all',
  closed: '/console/cases/closed',
} as const

export interface CaseListProps {
  readonly t: Translate
  readonly now: Date
  readonly view: CaseListView
  /** Cuts the list of the whole agency. */
  readonly filter: CaseFilter
  readonly rows: readonly CaseRow[]
  readonly categories: readonly Category[]
  readonly areas: readonly Area[]
  readonly names: ReadonlyMap<string, string>
  /** When the first report of each case came in. */
  readonly received: ReadonlyMap<string, Date>
  readonly next?: string | undefined
  readonly isFirst: boolean
  readonly mayRead: boolean
  /** What was just done with a case that the reader may not open. */
  readonly done?: string | undefined
  /** Who can take a case that waits, for a reader who cannot. */
  readonly officers?: readonly string[] | undefined
}

export const CaseList = (props: CaseListProps) => {
  const { t, view, filter, rows, next, isFirst, mayRead, done, officers = [] } = props
  const hrefOf = (after?: string): string =>
    view === 'all'
      ? filteredHref(filter, after)
      : `${listHref[view]}${after === undefined ? '' : `?after=${encodeURIComponent(after)}`}`
  return (
    <>
      {done && (
        <Notice tone="ok" role="status">
          <p>{done}</p>
          {officers.length > 0 && <p>{t('cases.done-duty', { names: officers.join(', ') })}</p>}
        </Notice>
      )}
      {!mayRead && <Notice>{t('cases.list-only')}</Notice>}
      <Tabs
        t={t}
        label={t('cases.tabs')}
        items={caseListViews.map((one) => ({
          href: listHref[one],
          label: t(`cases.tab-${one}`),
          current: one === view,
        }))}
      />
      {view === 'all' && <Filtered {...props} />}
      {rows.length > 0 && (
        <div class="bar">
          <span class="hint">
            {view === 'closed' ? t('cases.list-caption-closed') : t('cases.list-rule')}
          </span>
          <span class="key-hint">
            <KeyHint keys={['J', 'K']} label={t('ui.keys-walk')} />{' '}
            <KeyHint keys={['Enter']} label={t('ui.keys-open')} />
          </span>
        </div>
      )}
      <div data-live="cases">{rows.length === 0 ? <Nothing {...props} /> : <Rows {...props} />}</div>
      <Pager t={t} first={isFirst ? undefined : hrefOf()} next={next && hrefOf(next)} />
    </>
  )
}

/** Says what the list is cut to, and the way back to all of it. */
const Filtered = ({ t, filter: { show, areaCode }, areas }: CaseListProps) => {
  if (show === undefined && areaCode === undefined) return null
  const place =
    areaCode === undefined
      ? undefined
      : (areas.find(({ code }) => code === areaCode)?.name ?? areaCode ?? t('cases.no-place'))
  const what = [show && t(`cases.show-${show}`), place].filter((one) => one !== undefined).join(' · ')
  return (
    <p class="hint">
      {t('cases.show-only', { what })} <a href={listHref.all}>{t('cases.show-all')}</a>
    </p>
  )
}

const isCut = ({ view, filter: { show, areaCode } }: CaseListProps): boolean =>
  view === 'all' && (show !== undefined || areaCode !== undefined)

const Nothing = (props: CaseListProps) => (
  <Empty title={props.t(isCut(props) ? 'cases.list-empty-cut' : `cases.list-empty-${props.view}`)}>
    {props.view === 'mine' && <p>{props.t('cases.list-empty-mine-hint')}</p>}
  </Empty>
)

const Rows = ({ t, now, view, rows, categories, areas, names, received, mayRead }: CaseListProps) => (
  <QueueTable t={t} caption={t(view === 'closed' ? 'cases.list-caption-closed' : 'cases.list-caption')}>
    {rows.map((row) => (
      <QueueRow
        t={t}
        now={now}
        href={mayRead ? `/console/cases/${row.id}?reason=case-work` : undefined}
        urgency={row.urgency}
        title={categoryWords(t, row.categories.slice(0, 3), categories)}
        tags={
          <>
            <StateTag state={row.state} label={t(`cases.state-${row.state}`)} />{' '}
            {row.owner_id === null && <Tag tone="warn">{t('cases.note-nobody')}</Tag>}
          </>
        }
        note={[
          row.number,
          ...(row.owner_id === null
            ? []
            : [t('cases.note-owner', { name: names.get(row.owner_id) ?? t('cases.somebody') })]),
          ...(row.origin_referral_id === null ? [] : [t('cases.from-referral')]),
          ...(row.outcome === null ? [] : [t(`cases.outcome-${row.outcome}`)]),
        ].join(' · ')}
        place={areas.find(({ code }) => code === row.area_code)?.name ?? row.area_code ?? t('cases.no-place')}
        receivedAt={received.get(row.id) ?? row.opened_at}
        due={row.state === 'closed' || row.state === 'resolved' ? undefined : row.due_at}
      />
    ))}
  </QueueTable>
)
