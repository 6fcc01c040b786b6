import type { CaseRow } from '../../cases/store/cases.ts'
import type { Category } from '../../intake/store/categories.ts'
import type { ReportRow } from '../../intake/store/reports.ts'
import { groupDigits } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import type { ReferralRow } from '../../referrals/store/referrals.ts'
import { StateTag } from '../../ui/state-tag.tsx'
import type { WorkLine } from './work-table.tsx'

/** Names that lines need, by code or id. */
export interface Names {
  readonly areas: ReadonlyMap<string, string>
  readonly categories: readonly Category[]
}

export const categoryName = (t: Translate, categories: readonly Category[], code: string): string => {
  const found = categories.find((one) => one.code === code)
  if (found === undefined) return code
  return t.locale === 'en' ? found.name_en : found.name_vi
}

const matterOf = (t: Translate, { categories }: Names, codes: readonly string[]): string =>
  codes
    .slice(0, 3)
    .map((code) => categoryName(t, categories, code))
    .join(' · ')

export const placeOf = (t: Translate, areas: ReadonlyMap<string, string>, code: string | null): string =>
  code === null ? t('console.no-area') : (areas.get(code) ?? code)

const undecided: readonly string[] = ['received', 'in_triage', 'redirected']

export const reportLine = (t: Translate, row: ReportRow, names: Names): WorkLine => {
  const open = undecided.includes(row.state)
  return {
    href: `/console/reports/${row.id}${open ? '?reason=triage' : ''}`,
    urgency: row.urgency,
    title: matterOf(t, names, row.categories),
    tags: <StateTag state={row.state} label={t.of(`intake.state-${row.state}`)} />,
    note: t('console.report', { number: groupDigits(row.locator) }),
    place: placeOf(t, names.areas, row.area_code),
    since: row.received_at,
    due: open ? row.due_at : undefined,
  }
}

export const caseLine = (t: Translate, row: CaseRow, names: Names): WorkLine => ({
  href: `/console/cases/${row.id}?reason=case-work`,
  urgency: row.urgency,
  title: matterOf(t, names, row.categories),
  tags: <StateTag state={row.state} label={t.of(`cases.state-${row.state}`)} />,
  note: t('console.case', { number: row.number }),
  place: placeOf(t, names.areas, row.area_code),
  since: row.opened_at,
  due: row.state === 'closed' || row.state === 'resolved' ? undefined : row.due_at,
})

export const referralLine = (t: Translate, row: ReferralRow, agency: string): WorkLine => ({
  href: `/console/referrals/${row.id}`,
  urgency: row.urgency,
  title: t(`referrals.purpose-${row.purpose}`),
  tags: <StateTag state={row.state} label={t(`referrals.state-${row.state}`)} />,
  note: t('console.referral', { number: row.number }),
  place: agency,
  since: row.sent_at ?? new Date(0),
  due: row.state === 'sent' ? (row.acknowledge_due_at ?? undefined) : undefined,
})
