import type { CaseMatter } from '../../cases/store/case-reports.ts'
import type { Translate } from '../../kit/text.ts'
import { Empty } from '../../ui/empty.tsx'
import { Pager } from '../../ui/pager.tsx'
import { QueueRow } from '../../ui/queue-row.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { ListedReferrals } from '../actions/list-referrals.ts'
import { type ReferralTab, referralTabs } from '../model.ts'
import type { ReferralRow } from '../store/referrals.ts'

/** The clock that runs now: receipt first, then the result; none once it is answered for good. */
export const runningClock = (row: ReferralRow): Date | undefined => {
  if (row.state === 'sent') return row.acknowledge_due_at ?? undefined
  if (['delivered', 'accepted', 'in_progress'].includes(row.state)) return row.report_due_at ?? undefined
  return undefined
}

export interface ReferralListProps {
  readonly t: Translate
  readonly now: Date
  readonly agencyId: string
  readonly list: ListedReferrals
  /** Not the first page. */
  readonly further: boolean
  /** Categories and commune of the case behind a letter. */
  readonly matterWords: (matter: CaseMatter | undefined) => string
}

const hrefOf = (tab: ReferralTab, after?: string): string =>
  `/console/referrals?tab=${tab}${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`

export const ReferralList = ({ t, now, agencyId, list, further, matterWords }: ReferralListProps) => (
  <>
    <Tabs
      t={t}
      label={t('referrals.tabs')}
      items={referralTabs.map((tab) => ({
        href: hrefOf(tab),
        label: t(`referrals.tab-${tab}`),
        current: tab === list.tab,
      }))}
    />
    <div data-live="referrals">
      {list.rows.length === 0 ? (
        <Empty title={t(`referrals.empty-${list.tab}`)}>
          {list.tab === 'outgoing' && <p>{t('referrals.empty-hint')}</p>}
        </Empty>
      ) : (
        <table class="queue" data-rows>
          <caption class="visually-hidden">{t(`referrals.caption-${list.tab}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('ui.queue-urgency')}</th>
              <th scope="col">{t('referrals.fact-purpose')}</th>
              <th scope="col">{t('referrals.column-other')}</th>
              <th scope="col">{t('referrals.column-sent')}</th>
              <th scope="col">{t('ui.queue-left')}</th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <ReferralLine
                t={t}
                now={now}
                row={row}
                agencyId={agencyId}
                agencies={list.agencies}
                matter={matterWords(list.matters.get(row.case_id))}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
    <Pager
      t={t}
      first={further ? hrefOf(list.tab) : undefined}
      next={list.next === undefined ? undefined : hrefOf(list.tab, list.next)}
    />
  </>
)

interface ReferralLineProps {
  readonly t: Translate
  readonly now: Date
  readonly row: ReferralRow
  readonly agencyId: string
  readonly agencies: ReadonlyMap<string, string>
  readonly matter: string
}

const ReferralLine = ({ t, now, row, agencyId, agencies, matter }: ReferralLineProps) => {
  const incoming = row.to_agency_id === agencyId
  const other = agencies.get(incoming ? row.from_agency_id : row.to_agency_id) ?? ''
  return (
    <QueueRow
      t={t}
      now={now}
      href={`/console/referrals/${row.id}`}
      urgency={row.urgency}
      title={t(`referrals.purpose-${row.purpose}`)}
      tags={<StateTag state={row.state} label={t(`referrals.state-${row.state}`)} />}
      note={[row.number, matter].filter((part) => part !== '').join(' · ')}
      place={t(incoming ? 'referrals.from' : 'referrals.to', { agency: other })}
      receivedAt={row.sent_at ?? now}
      due={runningClock(row)}
    />
  )
}
