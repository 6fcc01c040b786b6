import { type Urgency, urgencies } from '../../kit/urgency.ts'
import { officialCalendar } from '../../law/model/calendar-days.ts'
import { dueAt } from '../../law/model/clocks.ts'

/**
 * When the case must have been acted on: 12 hours for life in danger, else the days of the intervention plan
 * (Decree 56/2017 arts. 26.3, 28.1). Both run from receipt of the information, however late it was accepted.
 */
export const caseDueAt = (urgency: Urgency, receivedAt: Date): Date =>
  dueAt(urgency === 'P0' ? 'emergency-intervention' : 'plan', receivedAt, officialCalendar)

export interface CaseClock {
  readonly urgency: Urgency
  readonly dueAt: Date
}

/** One more report never makes a case less grave nor gives it more time. */
export const graver = (a: CaseClock, b: CaseClock): CaseClock => ({
  urgency: urgencies.find((urgency) => urgency === a.urgency || urgency === b.urgency) ?? a.urgency,
  dueAt: new Date(Math.min(a.dueAt.getTime(), b.dueAt.getTime())),
})
