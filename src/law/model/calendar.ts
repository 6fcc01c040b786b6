import { z } from 'zod'

/** A day that differs from its weekday: a day off (holiday, swapped away) or a Saturday or Sunday worked to make up for one. */
export const dayRule = z.strictObject({
  date: z.iso.date(),
  kind: z.enum(['off', 'work']),
  name: z.string().min(1),
  /** The document that decides it. */
  basis: z.string().min(1),
  /** False until someone has read the document; such days count, but are shown as provisional. */
  verified: z.boolean(),
})
export type DayRule = Readonly<z.infer<typeof dayRule>>

/** What an administrator may put in place of the built-in days: one rule for each date. */
export const dayRules = z
  .array(dayRule)
  .min(1)
  .refine((rules) => new Set(rules.map((rule) => rule.date)).size === rules.length, 'duplicate')

export interface Calendar {
  readonly days: ReadonlyMap<string, DayRule>
  /** First and last year the rules speak about. Outside them only Saturdays and Sundays are known to be off. */
  readonly years: { readonly first: number; readonly last: number }
}

export const calendarOf = (rules: readonly DayRule[]): Calendar => {
  const years = rules.map((rule) => Number(rule.date.slice(0, 4)))
  return {
    days: new Map(rules.map((rule) => [rule.date, rule])),
    years: { first: Math.min(...years), last: Math.max(...years) },
  }
}

/** Days since 1970-01-01 as counted in Vietnam. */
type Day = number

const dayLength = 86_400_000
/** Asia/Ho_Chi_Minh is UTC+7 all year; written out so that no process time zone and no Intl data can change a deadline. */
const offset = 7 * 3_600_000

const dayOf = (at: Date): Day => Math.floor((at.getTime() + offset) / dayLength)
const lastMomentOf = (day: Day): Date => new Date((day + 1) * dayLength - offset - 1)
const textOf = (day: Day): string => new Date(day * dayLength).toISOString().slice(0, 10)
const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(day * dayLength).getUTCDay())

const isWorking = (day: Day, { days }: Calendar): boolean => {
  const rule = days.get(textOf(day))
  return rule ? rule.kind === 'work' : !isWeekend(day)
}

/** The date in Vietnam, `YYYY-MM-DD`. */
export const dateInVietnam = (at: Date): string => textOf(dayOf(at))

/** The last millisecond of the day in Vietnam: a period counted in days runs to 24:00 of its last day (Civil Code art. 148). */
export const endOfDay = (at: Date): Date => lastMomentOf(dayOf(at))

export const isWorkingDay = (at: Date, calendar: Calendar): boolean => isWorking(dayOf(at), calendar)

/** Whether the calendar knows the holidays of this day's year. */
export const isCovered = (at: Date, { years }: Calendar): boolean => {
  const year = Number(dateInVietnam(at).slice(0, 4))
  return year >= years.first && year <= years.last
}

/** End of the nth calendar day after `from`; the first day does not count (Civil Code art. 147). */
export const addDays = (from: Date, count: number): Date => {
  whole(count)
  return lastMomentOf(dayOf(from) + count)
}

/** End of the nth working day after `from`; the first day does not count. `count` is a whole number from 1. */
export const addWorkingDays = (from: Date, count: number, calendar: Calendar): Date => {
  whole(count)
  let day = dayOf(from)
  for (let left = count; left > 0; ) {
    day += 1
    if (isWorking(day, calendar)) left -= 1
  }
  return lastMomentOf(day)
}

/** Working days after the day of `from`, up to and with the day of `to`; negative when `to` is earlier. */
export const workingDaysBetween = (from: Date, to: Date, calendar: Calendar): number => {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = dayOf(from) + 1; day <= dayOf(to); day += 1) if (isWorking(day, calendar)) count += 1
  return count
}

const whole = (count: number): void => {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a number of days: ${count}`)
}
