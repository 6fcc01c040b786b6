import { officialCalendar } from '../../law/model/calendar-days.ts'
import { dueAt } from '../../law/model/clocks.ts'

/** When a task nobody gave a day is due: with its case where that comes first, else after the usual days. */
export const usualTaskDue = (caseDue: Date, now: Date): Date => {
  const usual = dueAt('task-default', now, officialCalendar)
  return caseDue > now && caseDue < usual ? caseDue : usual
}
