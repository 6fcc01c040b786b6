import { z } from 'zod'
import { requiredLine } from '../../kit/fields.ts'
import { addWorkingDays } from '../../law/model/calendar.ts'
import { officialCalendar } from '../../law/model/calendar-days.ts'

/** Nghị định 224/2026 (DOMAIN.md §2 “Portal”): state portals announce a planned stop so many working days ahead. */
const noticeDays = 7

export const PlanDowntime = z
  .strictObject({
    from: z.date(),
    to: z.date(),
    /** Shown to everybody, as typed. */
    reason: requiredLine(200),
    /** What cannot wait so long; recorded as such. */
    urgent: z.boolean(),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'ends-before-start' })

/** The first moment a stop may begin that is announced now. */
export const earliestStart = (now: Date): Date => addWorkingDays(now, noticeDays, officialCalendar)
