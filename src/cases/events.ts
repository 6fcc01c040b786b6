import type { Announcement } from '../action/action.ts'

export const caseOpened = (data: { caseId: string; agencyId: string; urgency: string }): Announcement => ({
  event: 'case.opened',
  data,
})

export const caseClosed = (data: { caseId: string; agencyId: string; outcome: string }): Announcement => ({
  event: 'case.closed',
  data,
})
