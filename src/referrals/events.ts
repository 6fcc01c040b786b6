import type { Announcement } from '../action/action.ts'

interface ReferralNews {
  readonly referralId: string
  /** The agency that should hear it. */
  readonly agencyId: string
  readonly [more: string]: string
}

export const referralSent = (data: ReferralNews): Announcement => ({ event: 'referral.sent', data })
export const referralAnswered = (data: ReferralNews): Announcement => ({ event: 'referral.answered', data })
export const referralReported = (data: ReferralNews): Announcement => ({ event: 'referral.reported', data })
export const referralOverdue = (data: ReferralNews): Announcement => ({ event: 'referral.overdue', data })
