import { type Member, permits } from '../action/permissions.ts'
import type { Translate } from '../kit/text.ts'
import type { SideNavGroup } from '../ui/side-nav.tsx'
import { type NavCounts, noCounts } from './model/counts.ts'

type NavItem = SideNavGroup['items'][number]

/** The side menu of a member: only what their posts allow, with how much of it waits. */
export const navFor = (
  t: Translate,
  member: Member,
  counts: NavCounts = noCounts,
): readonly SideNavGroup[] => {
  const may = (permission: Parameters<typeof permits>[1], ...items: NavItem[]): NavItem[] =>
    permits(member, permission) ? items : []
  const groups: readonly SideNavGroup[] = [
    {
      heading: t('console.nav-intake'),
      items: [
        ...may('report.queue', {
          href: '/console/reports',
          label: t('console.nav-queue'),
          count: counts.reports,
          urgent: counts.reportsUrgent,
        }),
        // Only while somebody waits: a child's answer must not hide in a list nobody opens.
        ...(counts.messages > 0
          ? may('report.read', {
              href: '/console/reports/unread',
              label: t('console.nav-messages'),
              count: counts.messages,
              urgent: true,
            })
          : []),
        ...may('report.enter', { href: '/console/reports/new', label: t('console.nav-enter') }),
        ...may('case.list', {
          href: '/console/cases',
          label: t('console.nav-cases'),
          count: counts.cases,
          urgent: counts.casesUrgent,
        }),
        ...may('referral.list', {
          href: '/console/referrals',
          label: t('console.nav-referrals'),
          count: counts.referrals,
          urgent: counts.referralsUrgent,
        }),
      ],
    },
    {
      heading: t('console.nav-direct'),
      items: may('oversight.read', {
        href: '/console/oversight',
        label: t('console.nav-oversight'),
        count: counts.escalations,
        urgent: counts.escalations > 0,
      }),
    },
    {
      heading: t('console.nav-manage'),
      items: [
        ...may('member.list', { href: '/console/members', label: t('console.nav-members') }),
        ...may('rules.read', { href: '/console/rules', label: t('console.nav-rules') }),
        ...may('rights.list', { href: '/console/rights', label: t('console.nav-rights') }),
        ...may('retention.read', { href: '/console/retention', label: t('console.nav-retention') }),
        ...may('audit.read', { href: '/console/audit', label: t('console.nav-audit') }),
        ...may('session.own', { href: '/console/password', label: t('console.nav-password') }),
      ],
    },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

/** Where a member's day begins, by post. */
export const homeOf = (
  member: Member,
): '/console' | '/console/oversight' | '/console/members' | '/console/audit' => {
  if (permits(member, 'report.read')) return '/console'
  if (permits(member, 'oversight.urge')) return '/console/oversight'
  if (permits(member, 'member.manage')) return '/console/members'
  if (permits(member, 'audit.read')) return '/console/audit'
  return '/console'
}
