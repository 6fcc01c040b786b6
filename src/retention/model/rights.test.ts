import { describe, expect, it } from 'vitest'
import { clocksOf, type RightsKind, rightsMoves, rightsMovesFrom, rightsStates } from './rights.ts'

const request = (kind: RightsKind, received: string) => ({
  kind,
  state: 'received' as const,
  received_at: new Date(received),
  acknowledged_at: null,
  extended_at: null,
  decided_at: null,
})
const day = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

describe('the clocks of a request (Decree 356/2025 art. 5)', () => {
  it.each([
    ['access', '2026-11-30'],
    ['correction', '2026-11-30'],
    ['erasure', '2026-12-10'],
    ['objection', '2026-12-05'],
    ['restriction', '2026-12-05'],
  ] as const)('%s received on 20/11/2026 is carried out by %s', (kind, due) => {
    const clocks = clocksOf(request(kind, '2026-11-20T10:00:00+07:00'), new Date('2026-11-20T11:00:00+07:00'))
    expect(day(clocks.carryOutDue)).toBe(due)
    expect(clocks).toMatchObject({ answerLate: false, carryOutLate: false })
  })

  it('counts working days through Culture Day and through Tết', () => {
    const answer = (received: string) =>
      day(clocksOf(request('access', received), new Date(received)).answerDue)
    // Friday 20/11, Monday 23/11, Tuesday 24/11 is off, Wednesday 25/11.
    expect(answer('2026-11-20T10:00:00+07:00')).toBe('2026-11-25')
    // Thursday before Tết 2026: Friday 13/02, then 16–20/02 off, then Monday 23/02.
    expect(answer('2026-02-12T10:00:00+07:00')).toBe('2026-02-23')
  })

  it('is late the moment after, until it is answered or ended; one extension adds the same time again', () => {
    const erasure = request('erasure', '2026-11-20T10:00:00+07:00')
    const on = (at: string, change = {}) => clocksOf({ ...erasure, ...change }, new Date(at))
    expect(on('2026-11-25T23:59:59+07:00').answerLate).toBe(false)
    expect(on('2026-11-26T00:00:00+07:00').answerLate).toBe(true)
    expect(
      on('2026-12-01T00:00:00+07:00', {
        state: 'acknowledged',
        acknowledged_at: new Date('2026-11-24T09:00:00+07:00'),
      }).answerLate,
    ).toBe(false)
    expect(on('2026-12-11T00:00:00+07:00').carryOutLate).toBe(true)
    const extended = on('2026-12-11T00:00:00+07:00', { extended_at: new Date('2026-12-09T00:00:00+07:00') })
    expect([extended.carryOutLate, day(extended.carryOutDue)]).toEqual([false, '2026-12-30'])
    expect(on('2027-05-01T00:00:00+07:00', { state: 'withdrawn' })).toMatchObject({
      answerLate: false,
      carryOutLate: false,
    })
  })
})

it('moves only where the table says, and every end is an end', () => {
  for (const state of ['refused', 'done', 'withdrawn'] as const) expect(rightsMovesFrom(state)).toEqual([])
  for (const { from, to } of Object.values(rightsMoves)) {
    expect(from).not.toContain(to)
    expect(rightsStates).toContain(to)
  }
})
