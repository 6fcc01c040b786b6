import type { Announcement } from '../action/action.ts'

export const reportReceived = (data: {
  reportId: string
  agencyId: string
  urgency: string
}): Announcement => ({
  event: 'report.received',
  data,
})

export const reporterWrote = (data: { reportId: string; agencyId: string }): Announcement => ({
  event: 'report.reporter-wrote',
  data,
})
