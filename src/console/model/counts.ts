/** What waits for a member; counted only up to `countCap`, where a badge says “99+”. */
export interface NavCounts {
  /** Undecided reports of the agency. */
  readonly reports: number
  readonly reportsUrgent: boolean
  /** Reports of the agency whose reporter wrote something nobody has read. */
  readonly messages: number
  /** The member's own open cases. */
  readonly cases: number
  readonly casesUrgent: boolean
  /** Referrals to the agency that nobody has acknowledged. */
  readonly referrals: number
  readonly referralsUrgent: boolean
  /** Escalations nobody in charge has seen. */
  readonly escalations: number
}

export const countCap = 100

export const noCounts: NavCounts = {
  reports: 0,
  reportsUrgent: false,
  messages: 0,
  cases: 0,
  casesUrgent: false,
  referrals: 0,
  referralsUrgent: false,
  escalations: 0,
}
