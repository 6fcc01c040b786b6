import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { move, movesFrom } from '../../action/moves.ts'
import { Refusal } from '../../kit/refusal.ts'
import { urgencies } from '../../kit/urgency.ts'
import { type CaseMove, caseMoves } from './case-moves.ts'
import { caseDueAt, graver } from './clock.ts'
import {
  type ClosingFacts,
  closingChecks,
  closingMarks,
  closingProblems,
  isInformed,
  missingForClosing,
} from './closing.ts'
import { moveTask, type TaskSide, taskMoveNames, taskMoves, taskMovesFor, taskStates } from './task-moves.ts'
import { type CaseState, caseStates } from './words.ts'

const names = Object.keys(caseMoves) as CaseMove[]
const at = (text: string) => new Date(`${text}+07:00`)

describe('the life of a case', () => {
  it('follows its table and nothing else', () => {
    const allowed = caseStates.map((state) => [state, movesFrom<CaseState, CaseMove>(caseMoves, state)])
    expect(Object.fromEntries(allowed)).toEqual({
      open: ['assess', 'act'],
      assessed: ['act'],
      acting: ['resolve'],
      resolved: ['close', 'reopen'],
      closed: ['reopen'],
    })
    for (const state of caseStates)
      for (const name of names)
        if (!(caseMoves[name].from as readonly CaseState[]).includes(state))
          expect(() => move<CaseState, CaseMove>(caseMoves, state, name)).toThrow(Refusal)
  })

  it('is never closed without having been acted on and resolved, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 12 }), (tries) => {
        let state: CaseState = 'open'
        const seen: CaseState[] = ['open']
        for (const name of tries) {
          try {
            state = move<CaseState, CaseMove>(caseMoves, state, name)
            seen.push(state)
          } catch {}
        }
        if (seen.includes('closed')) {
          expect(seen.indexOf('acting')).toBeLessThan(seen.indexOf('resolved'))
          expect(seen.indexOf('resolved')).toBeLessThan(seen.indexOf('closed'))
        }
      }),
    )
  })
})

describe('the life of a task', () => {
  const sides: TaskSide[] = ['assignee', 'assigner']

  it('goes from hand to hand: one side works, the other judges', () => {
    expect(moveTask('assigned', 'accept', ['assignee'])).toBe('accepted')
    expect(moveTask('accepted', 'start', ['assignee'])).toBe('in_progress')
    expect(moveTask('in_progress', 'submit', ['assignee'])).toBe('submitted')
    expect(moveTask('submitted', 'return', ['assigner'])).toBe('returned')
    expect(moveTask('returned', 'start', ['assignee'])).toBe('in_progress')
    expect(moveTask('submitted', 'confirm', ['assigner'])).toBe('confirmed')
  })

  it('refuses whoever stands on the wrong side, and everybody else', () => {
    for (const name of taskMoveNames) {
      const wrong = sides.filter((side) => side !== taskMoves[name].by)
      for (const state of taskStates) {
        expect(() => moveTask(state, name, wrong)).toThrow('not-your-task')
        expect(() => moveTask(state, name, [])).toThrow('not-your-task')
      }
    }
  })

  it('offers exactly the moves that would succeed', () => {
    for (const state of taskStates)
      for (const mine of [[], ['assignee'], ['assigner'], sides] as TaskSide[][]) {
        const works = taskMoveNames.filter((name) => {
          try {
            moveTask(state, name, mine)
            return true
          } catch {
            return false
          }
        })
        expect(taskMovesFor(state, mine)).toEqual(works)
      }
  })

  it('ends when it is confirmed', () => {
    expect(taskMovesFor('confirmed', sides)).toEqual([])
  })
})

describe('the closing rule', () => {
  const fine: ClosingFacts = {
    holds: 1,
    openHolds: 0,
    outcome: 'child-safe',
    tasks: 1,
    openTasks: 0,
    wrote: 1,
    unanswered: 0,
    reopenedAt: null,
    informedAt: [at('2026-11-20T08:00')],
  }

  it('finds nothing missing when everything is done', () => {
    expect(missingForClosing(fine)).toEqual([])
    expect(missingForClosing({ ...fine, informedAt: [] })).toEqual([])
  })

  it.each([
    ['hold-referral', { openHolds: 1 }],
    ['outcome-missing', { outcome: null }],
    ['reporter-uninformed', { informedAt: [at('2026-11-20T08:00'), null] }],
    ['reporter-uninformed', { reopenedAt: at('2026-11-21T08:00') }],
    ['reporter-unanswered', { unanswered: 1 }],
    ['tasks-open', { openTasks: 2 }],
  ] as const)('misses %s', (check, change) => {
    expect(missingForClosing({ ...fine, ...change })).toEqual([check])
  })

  it('names everything that is missing, not only the first', () => {
    const missing = missingForClosing({
      ...fine,
      openHolds: 1,
      openTasks: 1,
      outcome: null,
      informedAt: [null],
      unanswered: 1,
    })
    expect(missing).toEqual([...closingChecks])
    expect(Object.keys(closingProblems(missing))).toEqual([...closingChecks])
  })

  it('calls nothing done where there was nothing to do', () => {
    const nothing = { ...fine, holds: 0, tasks: 0, informedAt: [], wrote: 0 }
    expect(closingMarks(nothing)).toEqual({
      'hold-referral': 'none',
      'outcome-missing': 'done',
      'reporter-uninformed': 'none',
      'reporter-unanswered': 'none',
      'tasks-open': 'none',
    })
    expect(closingMarks({ ...fine, wrote: 0 })['reporter-unanswered']).toBe('none')
    expect(closingMarks({ ...fine, openTasks: 1 })).toEqual({
      'hold-referral': 'done',
      'outcome-missing': 'done',
      'reporter-uninformed': 'done',
      'reporter-unanswered': 'done',
      'tasks-open': 'missing',
    })
  })

  it('lets a case close exactly when every condition holds', () => {
    const moment = fc.date({ min: at('2026-01-01T00:00'), max: at('2026-12-31T00:00'), noInvalidDate: true })
    const facts = fc.record({
      holds: fc.constant(2),
      openHolds: fc.nat(2),
      outcome: fc.option(fc.constant('other')),
      tasks: fc.constant(2),
      openTasks: fc.nat(2),
      wrote: fc.constant(2),
      unanswered: fc.nat(2),
      reopenedAt: fc.option(moment),
      informedAt: fc.array(fc.option(moment), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(facts, (given) => {
        const may =
          given.openHolds === 0 &&
          given.outcome !== null &&
          given.openTasks === 0 &&
          given.unanswered === 0 &&
          given.informedAt.every((told) => isInformed(told, given.reopenedAt))
        expect(missingForClosing(given).length === 0).toBe(may)
      }),
    )
  })
})

describe('the clock of a case', () => {
  it('is twelve real hours from receipt for life in danger', () => {
    expect(caseDueAt('P0', at('2026-11-21T20:00'))).toEqual(at('2026-11-22T08:00'))
  })

  it('is five working days for the others, weekends left out', () => {
    // A Friday: the five days are Monday to Friday of the next week.
    expect(caseDueAt('P2', at('2026-11-06T10:00'))).toEqual(new Date(at('2026-11-14T00:00').getTime() - 1))
  })

  it('never gets easier by one more report', () => {
    const clock = fc.record({
      urgency: fc.constantFrom(...urgencies),
      dueAt: fc.date({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00'), noInvalidDate: true }),
    })
    fc.assert(
      fc.property(clock, clock, (a, b) => {
        const both = graver(a, b)
        for (const one of [a, b]) {
          expect(both.urgency <= one.urgency).toBe(true)
          expect(both.dueAt <= one.dueAt).toBe(true)
        }
        expect(graver(b, a)).toEqual(both)
      }),
    )
  })
})
