import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { translate } from '../../kit/text.ts'
import { urgencies } from '../../kit/urgency.ts'
import { isWorkingDay } from './calendar.ts'
import { officialCalendar } from './calendar-days.ts'
import { type Clock, type ClockCode, clockCodes } from './clock-codes.ts'
import { clockDefinitions } from './clock-definitions.ts'
import { citation, clockInForce, dueAt, isLate, remaining, runOut } from './clocks.ts'

const vietnam = (text: string): Date => new Date(`${text}:00+07:00`)
const due = (code: ClockCode, from: string): string =>
  dueAt(code, vietnam(from), officialCalendar).toISOString()
const cite = (code: ClockCode): string | null => {
  const clock = clockInForce(code, vietnam('2026-11-20T10:00'))
  return clock ? citation(clock) : 'no clock'
}

describe('deadlines, by hand', () => {
  it('run in real hours through the night, the weekend and Tết where the law counts hours', () => {
    expect(due('emergency-intervention', '2026-02-16T22:00')).toBe(vietnam('2026-02-17T10:00').toISOString())
    expect(due('platform-removal', '2026-11-21T08:15')).toBe(vietnam('2026-11-22T08:15').toISOString())
    expect(due('triage-P0', '2026-11-21T02:00')).toBe(vietnam('2026-11-21T02:30').toISOString())
  })

  it('run to the end of the day where it counts days', () => {
    expect(due('plan', '2026-02-12T15:00')).toBe('2026-02-26T16:59:59.999Z')
    expect(due('plan-approval', '2026-11-23T15:00')).toBe('2026-11-26T16:59:59.999Z')
    expect(due('separation', '2026-11-20T15:00')).toBe('2026-12-05T16:59:59.999Z')
    expect(due('rights-answer', '2026-08-28T15:00')).toBe('2026-09-04T16:59:59.999Z')
  })

  it('are late only after the last moment', () => {
    const end = dueAt('plan', vietnam('2026-11-16T09:00'), officialCalendar)
    expect(isLate(end, end)).toBe(false)
    expect(isLate(end, new Date(end.getTime() + 1))).toBe(true)
    expect(remaining(end, new Date(end.getTime() - 60_000))).toBe(60_000)
    expect(remaining(end, new Date(end.getTime() + 60_000))).toBe(-60_000)
  })
})

describe('versions of the law', () => {
  const clock = (amount: number, validFrom: string, validTo?: string): Clock => ({
    code: 'plan',
    amount,
    unit: 'days',
    basis: 'house',
    validFrom,
    ...(validTo ? { validTo } : {}),
  })
  const versions = [clock(5, '2020-01-01', '2025-12-31'), clock(3, '2026-01-01')]

  it('change at midnight in Vietnam', () => {
    expect(clockInForce('plan', vietnam('2025-12-31T23:59'), versions)?.amount).toBe(5)
    expect(clockInForce('plan', vietnam('2026-01-01T00:00'), versions)?.amount).toBe(3)
    expect(clockInForce('plan', vietnam('2019-12-31T12:00'), versions)).toBeUndefined()
  })

  it('never make up a clock before its law', () => {
    expect(clockInForce('platform-removal', vietnam('2024-12-24T12:00'))).toBeUndefined()
    expect(() => due('platform-removal', '2024-12-24T12:00')).toThrow(RangeError)
  })

  it('hold today for every code, without two versions on one day', () => {
    for (const code of clockCodes) {
      const rows = clockDefinitions.filter((row) => row.code === code)
      expect(clockInForce(code, vietnam('2026-11-24T00:00')), code).toBeDefined()
      for (const row of rows)
        expect(
          rows.filter((other) => overlap(row, other)),
          code,
        ).toEqual([row])
    }
  })
})

describe('what may be cited', () => {
  it('is a verified article, in the words of a Vietnamese document', () => {
    expect(cite('emergency-intervention')).toBe('khoản 3 Điều 26, khoản 2 Điều 31 Nghị định 56/2017/NĐ-CP')
    expect(cite('platform-removal')).toBe('Điều 23 Nghị định 147/2024/NĐ-CP')
  })

  it('is never a target of the house, nor an article nobody has read', () => {
    expect(cite('pass-on')).toBeNull()
    expect(cite('acknowledge-P0')).toBeNull()
    const unread: Clock = {
      code: 'plan',
      amount: 1,
      unit: 'days',
      basis: { document: 'Nghị định X', article: 'Điều 1', verified: false },
      validFrom: '2026-01-01',
    }
    expect(citation(unread)).toBeNull()
  })
})

describe('every clock', () => {
  it('has a name in both languages', () => {
    for (const locale of ['vi', 'en'] as const)
      for (const code of clockCodes)
        expect(translate(locale).of(`law.clock-${code}`), code).not.toBe(`clock-${code}`)
  })

  it('runs out after it starts, and on a working day where it counts them', () => {
    const start = fc.date({ min: new Date('2026-01-02'), max: new Date('2028-06-01'), noInvalidDate: true })
    fc.assert(
      fc.property(start, fc.constantFrom(...clockDefinitions), (from, clock) => {
        const end = runOut(clock, from, officialCalendar)
        expect(end > from).toBe(true)
        if (clock.unit === 'working-days') expect(isWorkingDay(end, officialCalendar)).toBe(true)
      }),
    )
  })

  it('gives the more urgent no more time than the less urgent', () => {
    const from = vietnam('2026-11-16T08:00')
    for (const kind of ['triage', 'first-reply', 'acknowledge', 'referral-report'] as const) {
      const ends = urgencies.map((urgency) => dueAt(`${kind}-${urgency}`, from, officialCalendar).getTime())
      expect(ends).toEqual(ends.toSorted((a, b) => a - b))
    }
  })
})

const overlap = (a: Clock, b: Clock): boolean =>
  a.validFrom <= (b.validTo ?? '9999-12-31') && b.validFrom <= (a.validTo ?? '9999-12-31')
