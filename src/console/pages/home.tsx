import { type Member, permits } from '../../action/permissions.ts'
import { filteredHref } from '../../cases/model/case-filter.ts'
import type { Translate } from '../../kit/text.ts'
import { officialCalendar } from '../../law/model/calendar-days.ts'
import { dueAt } from '../../law/model/clocks.ts'
import { OnDuty } from '../../ui/on-duty.tsx'
import type { Home } from '../actions/open-home.ts'
import { caseLine, referralLine, reportLine } from './lines.tsx'
import { type WorkLine, WorkTable } from './work-table.tsx'

export interface HomePageProps {
  readonly t: Translate
  readonly now: Date
  readonly member: Member
  readonly home: Home
}

/** What waits for this member, the gravest kind first; a part with nothing in it says so in one line. */
export const HomePage = ({ t, now, member, home }: HomePageProps) => {
  const part = (name: Name, lines: readonly WorkLine[], all?: string) => (
    <Part t={t} now={now} name={name} lines={lines} all={all} />
  )
  return (
    <>
      <p class="hint">{t('console.home-lead')}</p>
      {home.isOnDuty ? (
        <p>{t('console.you-on-duty')}</p>
      ) : (
        <OnDuty t={t} names={home.shifts.map(({ name }) => name)} />
      )}
      {home.late.length > 0 &&
        part(
          'late-p0',
          home.late.map((row) => reportLine(t, row, home)),
          '/console/reports?urgency=P0',
        )}
      {permits(member, 'report.read') &&
        home.unread.length > 0 &&
        part(
          'unread',
          home.unread.map((row) => ({
            ...reportLine(t, row, home),
            href: `/console/reports/${row.id}?reason=case-work#messages`,
            since: row.wroteAt,
            due: dueAt(`first-reply-${row.urgency}`, row.wroteAt, officialCalendar),
          })),
          '/console/reports/unread',
        )}
      {part(
        'grave',
        home.grave.map((row) => reportLine(t, row, home)),
        '/console/reports',
      )}
      {part(
        'referrals',
        home.referrals.map((row) => referralLine(t, row, home.agencies.get(row.from_agency_id) ?? '')),
        '/console/referrals',
      )}
      {(permits(member, 'case.work') || permits(member, 'case.assign')) &&
        home.unowned.length > 0 &&
        part(
          'unowned',
          home.unowned.map((row) => caseLine(t, row, home)),
          filteredHref({ show: 'unowned' }),
        )}
      {permits(member, 'referral.send') &&
        part(
          'answered',
          home.answered.map((row) => referralLine(t, row, home.agencies.get(row.to_agency_id) ?? '')),
          '/console/referrals?tab=outgoing',
        )}
      {permits(member, 'case.work') &&
        part(
          'cases',
          home.cases.map((row) => caseLine(t, row, home)),
          '/console/cases',
        )}
      {permits(member, 'case.close') &&
        part(
          'to-close',
          home.toClose.map((row) => caseLine(t, row, home)),
          filteredHref({ show: 'to-close' }),
        )}
    </>
  )
}

type Name = 'late-p0' | 'grave' | 'unowned' | 'referrals' | 'answered' | 'unread' | 'cases' | 'to-close'

interface PartProps {
  readonly t: Translate
  readonly now: Date
  readonly name: Name
  readonly lines: readonly WorkLine[]
  /** Where the whole list is. */
  readonly all?: string | undefined
}

const Part = ({ t, now, name, lines, all }: PartProps) => (
  <>
    <h2>{t(`console.${name}`)}</h2>
    <div data-live={`home-${name}`}>
      {lines.length === 0 ? (
        <p class="hint">{t(`console.${name}-empty`)}</p>
      ) : (
        <WorkTable t={t} now={now} caption={t(`console.${name}`)} lines={lines} />
      )}
    </div>
    {all && (
      <p>
        <a href={all}>{t(`console.${name}-all`)} ›</a>
      </p>
    )}
  </>
)
