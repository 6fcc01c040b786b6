import type { Permission } from '../../action/permissions.ts'

/** Classes of data whose time the province sets, in the order in which they are looked at. */
export const erasableClasses = [
  'declined-report',
  'report',
  'case',
  'evidence',
  'referral',
  'rights-request',
] as const
export type ErasableClass = (typeof erasableClasses)[number]

/** Classes whose time is built in: shown beside the others, so that nobody has to ask. `days` null: kept. */
export const fixedClasses = [
  { name: 'draft', days: 7 },
  { name: 'reporter-visit', days: 1 },
  { name: 'message', days: null },
  { name: 'session', days: 1 },
  { name: 'set-aside-file', days: 30 },
  { name: 'queue', days: 14 },
  { name: 'ledger', days: null },
  { name: 'tombstone', days: null },
  { name: 'figures', days: null },
] as const

export const causes = ['schedule', 'request', 'restored'] as const
export type Cause = (typeof causes)[number]

export const periodStates = ['proposed', 'approved', 'rejected'] as const
export type PeriodState = (typeof periodStates)[number]

/** Who may do what with a period: nobody approves their own. */
export const periodMoves = {
  approve: { from: ['proposed'], to: 'approved', needs: 'retention.approve' },
  reject: { from: ['proposed'], to: 'rejected', needs: 'retention.approve' },
} as const satisfies Readonly<
  Record<string, { from: readonly PeriodState[]; to: PeriodState; needs: Permission }>
>
export type PeriodMove = keyof typeof periodMoves

export const holdReasons = ['criminal-proceedings', 'court', 'inspection', 'complaint', 'other'] as const
export type HoldReason = (typeof holdReasons)[number]

/** How far ahead the page looks. */
export const aheadDays = 30

/** So many months after a moment, as PostgreSQL adds them: the last day of a shorter month. */
export const monthsAfter = (from: Date, months: number): Date => {
  const day = from.getUTCDate()
  const moved = new Date(from)
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(day, last))
  return moved
}
