import { addDays, addWorkingDays, type Calendar, dateInVietnam } from './calendar.ts'
import type { Clock, ClockCode, LegalBasis } from './clock-codes.ts'
import { clockDefinitions } from './clock-definitions.ts'

/** The version of a clock in force on the day of `at` in Vietnam; undefined before its law or after its end. */
export const clockInForce = (
  code: ClockCode,
  at: Date,
  clocks: readonly Clock[] = clockDefinitions,
): Clock | undefined => {
  const day = dateInVietnam(at)
  return clocks.find(
    (clock) => clock.code === code && clock.validFrom <= day && day <= (clock.validTo ?? '9999-12-31'),
  )
}

/**
 * When the clock runs out that starts at `from`. Minutes and hours are real time, nights and holidays included; days end at
 * 24:00 in Vietnam. `at` chooses the version of the law (default: the start). No version in force is a bug in the data.
 */
export const dueAt = (code: ClockCode, from: Date, calendar: Calendar, at: Date = from): Date => {
  const clock = clockInForce(code, at)
  if (!clock) throw new RangeError(`no clock ${code} in force on ${dateInVietnam(at)}`)
  return runOut(clock, from, calendar)
}

export const runOut = ({ amount, unit }: Clock, from: Date, calendar: Calendar): Date => {
  switch (unit) {
    case 'minutes':
      return new Date(from.getTime() + amount * 60_000)
    case 'hours':
      return new Date(from.getTime() + amount * 3_600_000)
    case 'days':
      return addDays(from, amount)
    case 'working-days':
      return addWorkingDays(from, amount, calendar)
  }
}

/** The last moment is still in time. */
export const isLate = (due: Date, now: Date): boolean => now > due

/** Milliseconds left; negative when late. */
export const remaining = (due: Date, now: Date): number => due.getTime() - now.getTime()

/** “khoản 1 Điều 28 Nghị định 56/2017/NĐ-CP”; null for the house's own targets and for articles nobody has read. */
export const citation = ({ basis }: Clock): string | null =>
  isVerifiedLaw(basis) ? `${basis.article} ${basis.document}` : null

const isVerifiedLaw = (basis: Clock['basis']): basis is LegalBasis => basis !== 'house' && basis.verified
