import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  addDays,
  addWorkingDays,
  dateInVietnam,
  dayRules,
  endOfDay,
  isCovered,
  isWorkingDay,
  workingDaysBetween,
} from './calendar.ts'
import { calendarDays, officialCalendar } from './calendar-days.ts'

const vietnam = (day: string, time = '09:00'): Date => new Date(`${day}T${time}:00+07:00`)
const dueDay = (from: Date, days: number): string =>
  dateInVietnam(addWorkingDays(from, days, officialCalendar))

const moment = fc.date({ min: new Date('2023-12-01'), max: new Date('2029-02-01'), noInvalidDate: true })
const amount = fc.integer({ min: 1, max: 60 })

describe('working days, checked by hand against printed calendars', () => {
  it.each([
    ['an ordinary week', '2026-11-16', 4, '2026-11-20'],
    ['over a weekend', '2026-11-19', 2, '2026-11-23'],
    ['over the new Culture Day (Tuesday 24/11)', '2026-11-23', 1, '2026-11-25'],
    ['over Tết 2024: off Thursday 8/2 to Wednesday 14/2', '2024-02-07', 1, '2024-02-15'],
    ['over Tết 2025: off Saturday 25/1 to Sunday 2/2', '2025-01-24', 1, '2025-02-03'],
    ['five days begun before Tết 2026 (off 14/2 to 22/2)', '2026-02-12', 5, '2026-02-26'],
    ['begun on the first day of Tết 2026', '2026-02-17', 1, '2026-02-23'],
    ['the swapped Monday 29/4/2024 is off', '2024-04-26', 1, '2024-05-02'],
    ['the make-up Saturday 4/5/2024 is worked', '2024-05-02', 2, '2024-05-04'],
    ['the make-up Saturday 26/4/2025 is worked', '2025-04-25', 1, '2025-04-26'],
    ['from 26/4/2025 over the five days of 30/4 and 1/5', '2025-04-29', 1, '2025-05-05'],
    ['New Year 2026: Friday 2/1 swapped for Saturday 10/1', '2025-12-31', 6, '2026-01-10'],
    ['Giỗ Tổ 2026 on a Sunday moves to Monday 27/4', '2026-04-24', 1, '2026-04-28'],
    ['2/9/2026: Monday 31/8 swapped for Saturday 22/8', '2026-08-28', 1, '2026-09-03'],
    ['a Saturday start does not count', '2026-11-14', 1, '2026-11-16'],
  ])('%s', (_why, from, days, due) => {
    expect(dueDay(vietnam(from), days)).toBe(due)
  })

  it('counts the day in Vietnam, not in UTC', () => {
    // 23:30 on Monday 16/11 in Vietnam is 16:30 UTC; half past midnight on Tuesday is still Monday in UTC.
    expect(dueDay(vietnam('2026-11-16', '23:30'), 1)).toBe('2026-11-17')
    expect(dueDay(vietnam('2026-11-17', '00:30'), 1)).toBe('2026-11-18')
  })

  it('runs to the last millisecond of the day in Vietnam', () => {
    expect(addWorkingDays(vietnam('2026-11-16'), 1, officialCalendar).toISOString()).toBe(
      '2026-11-17T16:59:59.999Z',
    )
    expect(endOfDay(vietnam('2026-11-17', '00:00')).toISOString()).toBe('2026-11-17T16:59:59.999Z')
    expect(dateInVietnam(addDays(vietnam('2026-11-20'), 15))).toBe('2026-12-05')
  })

  it('asks for a whole number of days, at least one', () => {
    for (const wrong of [0, -1, 1.5, Number.NaN]) {
      expect(() => addWorkingDays(vietnam('2026-11-16'), wrong, officialCalendar)).toThrow(RangeError)
      expect(() => addDays(vietnam('2026-11-16'), wrong)).toThrow(RangeError)
    }
  })
})

describe('the built-in days', () => {
  it('are one rule a date, well formed, for every year from 2024 to 2028', () => {
    expect(dayRules.safeParse(calendarDays).error).toBeUndefined()
    expect(officialCalendar.years).toEqual({ first: 2024, last: 2028 })
  })

  it('give every swapped day back: as many days worked as days swapped away, each on a weekend', () => {
    const swapped = calendarDays.filter((day) => day.name === 'Hoán đổi ngày làm việc')
    const madeUp = calendarDays.filter((day) => day.kind === 'work')
    expect(madeUp.length).toBe(swapped.length)
    for (const { date } of madeUp) expect([0, 6]).toContain(new Date(`${date}T00:00:00Z`).getUTCDay())
    for (const { date } of swapped) expect([0, 6]).not.toContain(new Date(`${date}T00:00:00Z`).getUTCDay())
  })

  it('give the days off that the Labour Code grants, on working days: 11 a year, 12 with Culture Day', () => {
    for (const [year, granted] of [
      [2024, 11],
      [2025, 11],
      [2026, 12],
      [2027, 12],
      [2028, 12],
    ] as const) {
      const onWeekdays = calendarDays.filter(
        (day) =>
          day.date.startsWith(String(year)) &&
          day.kind === 'off' &&
          day.name !== 'Hoán đổi ngày làm việc' &&
          ![0, 6].includes(new Date(`${day.date}T00:00:00Z`).getUTCDay()),
      )
      expect(`${year}: ${onWeekdays.length}`).toBe(`${year}: ${granted}`)
    }
  })

  it('say where their knowledge ends', () => {
    expect(isCovered(vietnam('2028-12-31'), officialCalendar)).toBe(true)
    expect(isCovered(vietnam('2029-01-01'), officialCalendar)).toBe(false)
  })

  it('refuse two rules for one date, impossible dates and empty sets', () => {
    const rule = { date: '2026-01-01', kind: 'off', name: 'x', basis: 'y', verified: true }
    expect(dayRules.safeParse([rule]).success).toBe(true)
    for (const wrong of [[rule, rule], [{ ...rule, date: '2026-02-30' }], [{ ...rule, kind: 'half' }], []])
      expect(dayRules.safeParse(wrong).success).toBe(false)
  })
})

describe('working days, for any moment and amount', () => {
  it('never end on a day off', () => {
    fc.assert(
      fc.property(moment, amount, (from, days) =>
        isWorkingDay(addWorkingDays(from, days, officialCalendar), officialCalendar),
      ),
    )
  })

  it('end later for more days and not earlier for a later start', () => {
    fc.assert(
      fc.property(moment, moment, amount, (one, other, days) => {
        const [early, late] = one < other ? [one, other] : [other, one]
        expect(
          addWorkingDays(early, days + 1, officialCalendar) > addWorkingDays(early, days, officialCalendar),
        ).toBe(true)
        expect(
          addWorkingDays(late, days, officialCalendar) >= addWorkingDays(early, days, officialCalendar),
        ).toBe(true)
      }),
    )
  })

  it('are what workingDaysBetween counts back', () => {
    fc.assert(
      fc.property(moment, amount, (from, days) => {
        expect(workingDaysBetween(from, addWorkingDays(from, days, officialCalendar), officialCalendar)).toBe(
          days,
        )
      }),
    )
  })

  it('add up over any moment in between, and turn sign with direction', () => {
    fc.assert(
      fc.property(moment, moment, moment, (a, b, c) => {
        const count = (from: Date, to: Date) => workingDaysBetween(from, to, officialCalendar)
        expect(count(a, b) + count(b, c)).toBe(count(a, c))
        expect(count(a, b) + count(b, a)).toBe(0)
      }),
    )
  })
})

describe('working days under another process time zone', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('are the same', () => {
    const under = (zone: string, from: Date, days: number) => {
      vi.stubEnv('TZ', zone)
      const january = new Date('2026-01-15T12:00:00Z').getTimezoneOffset()
      return {
        january,
        due: addWorkingDays(from, days, officialCalendar).getTime(),
        day: dateInVietnam(from),
      }
    }
    fc.assert(
      fc.property(moment, amount, (from, days) => {
        const { january: utc, ...here } = under('UTC', from, days)
        const { january: newYork, ...there } = under('America/New_York', from, days)
        expect([utc, newYork]).toEqual([0, 300]) // the zone really changed
        expect(there).toEqual(here)
      }),
    )
  })
})
