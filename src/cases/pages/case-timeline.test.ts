import { expect, it } from 'vitest'
import type { TimelineEntry } from '../../audit/store.ts'
import { actsAndOpenings, withoutEcho } from './case-timeline.tsx'

const entry = (action: string, minute: number, who = 'a'): TimelineEntry => ({
  seq: minute,
  at: new Date(Date.UTC(2026, 10, 20, 8, minute)),
  actor_kind: 'member',
  actor_id: who,
  agency_id: null,
  action,
  object: 'case:1',
  reason: null,
  outcome: 'done',
})

it('leaves out the readings of the same person in one sitting, and nothing else', () => {
  const story = [
    entry('case.open', 0),
    entry('report.open-messages', 0),
    entry('case.note', 1),
    entry('case.open', 1),
    entry('case.open', 2, 'b'),
    entry('evidence.view', 3),
    entry('case.open', 30),
  ]
  expect(
    withoutEcho(story).map(({ action, at, actor_id }) => [action, at.getUTCMinutes(), actor_id]),
  ).toEqual([
    ['case.open', 0, 'a'],
    ['case.note', 1, 'a'],
    ['case.open', 2, 'b'],
    ['evidence.view', 3, 'a'],
    ['case.open', 30, 'a'],
  ])
})

it('tells acts and openings apart, so that readings do not bury what was done', () => {
  const { acts, openings } = actsAndOpenings([
    entry('case.open', 0),
    entry('case.note', 1),
    entry('referral.open', 40),
    entry('referral.report', 41),
    entry('evidence.view', 42),
  ])
  expect(acts.map(({ action }) => action)).toEqual(['case.note', 'referral.report'])
  expect(openings.map(({ action }) => action)).toEqual(['case.open', 'referral.open', 'evidence.view'])
})
