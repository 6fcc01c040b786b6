import { describe, expect, it } from 'vitest'
import type { Member, Role } from '../action/permissions.ts'
import { translate } from '../kit/text.ts'
import { noCounts } from './model/counts.ts'
import { mayHear } from './model/live.ts'
import { homeOf, navFor } from './model.ts'

const t = translate('vi')
const member = (...roles: Role[]): Member => ({
  kind: 'member',
  memberId: 'm',
  agencyId: 'a',
  login: 'm',
  name: 'M',
  roles,
})
const links = (...roles: Role[]): string[] =>
  navFor(t, member(...roles), noCounts).flatMap(({ items }) => items.map(({ href }) => href))

describe('the menu', () => {
  it('shows each post what it may do and nothing else', () => {
    expect(links('receiver')).toEqual([
      '/console/reports',
      '/console/reports/new',
      '/console/cases',
      '/console/referrals',
      '/console/rules',
      '/console/rights',
      '/console/password',
    ])
    expect(links('leader')).toContain('/console/oversight')
    expect(links('leader')).not.toContain('/console/reports/new')
    expect(links('administrator')).toEqual([
      '/console/members',
      '/console/rights',
      '/console/retention',
      '/console/audit',
      '/console/password',
    ])
    expect(links('auditor')).toEqual([
      '/console/oversight',
      '/console/retention',
      '/console/audit',
      '/console/password',
    ])
    expect(links('editor')).toEqual(['/console/rules', '/console/password'])
  })

  it('carries what waits', () => {
    const counts = { ...noCounts, reports: 100, reportsUrgent: true }
    const queue = navFor(t, member('officer'), counts)[0]?.items[0]
    expect(queue).toMatchObject({ count: 100, urgent: true })
  })
})

describe('home', () => {
  it.each([
    [['officer'], '/console'],
    [['receiver', 'leader'], '/console'],
    [['leader'], '/console/oversight'],
    [['administrator'], '/console/members'],
    [['auditor'], '/console/audit'],
    [['approver'], '/console'],
  ] as const)('of %j is %s', (roles, path) => {
    expect(homeOf(member(...roles))).toBe(path)
  })
})

describe('news', () => {
  it('is only of what one may list', () => {
    expect(mayHear(member('officer'), 'referral')).toBe(true)
    expect(mayHear(member('auditor'), 'report')).toBe(false)
    expect(mayHear(member('administrator'), 'case')).toBe(false)
  })
})
