import { type Moves, movesFrom } from '../../action/moves.ts'
import type { Permission } from '../../action/permissions.ts'
import { officialCalendar } from '../../law/model/calendar-days.ts'
import type { ClockCode } from '../../law/model/clock-codes.ts'
import { dueAt, isLate } from '../../law/model/clocks.ts'

/** What somebody may ask about data on themselves (Law 91/2025 art. 4). */
export const rightsKinds = ['access', 'correction', 'erasure', 'objection', 'restriction'] as const
export type RightsKind = (typeof rightsKinds)[number]

export const rightsSources = ['receipt', 'officer'] as const
export type RightsSource = (typeof rightsSources)[number]

export const rightsStates = [
  'received',
  'acknowledged',
  'granted',
  'partly',
  'refused',
  'done',
  'withdrawn',
] as const
export type RightsState = (typeof rightsStates)[number]

interface RightsStep {
  readonly from: readonly RightsState[]
  readonly to: RightsState
  readonly needs: Permission
}

/** Who may do what in which state. What was granted is done when it was carried out; a refusal ends it. */
export const rightsMoves = {
  acknowledge: { from: ['received'], to: 'acknowledged', needs: 'rights.enter' },
  grant: { from: ['received', 'acknowledged'], to: 'granted', needs: 'rights.decide' },
  'grant-partly': { from: ['received', 'acknowledged'], to: 'partly', needs: 'rights.decide' },
  refuse: { from: ['received', 'acknowledged'], to: 'refused', needs: 'rights.decide' },
  finish: { from: ['granted', 'partly'], to: 'done', needs: 'rights.decide' },
  withdraw: { from: ['received', 'acknowledged'], to: 'withdrawn', needs: 'mailbox.use' },
} as const satisfies Readonly<Record<string, RightsStep>>
export type RightsMove = keyof typeof rightsMoves
export const rightsMoveTable: Moves<RightsState, RightsMove> = rightsMoves

export const rightsMovesFrom = (state: RightsState): RightsMove[] => movesFrom(rightsMoveTable, state)

export const rightsOutcomes = ['granted', 'partly', 'refused'] as const
export type RightsOutcome = (typeof rightsOutcomes)[number]

export const refusalReasons = [
  'criminal-proceedings',
  'legal-hold',
  'case-open',
  'law-requires',
  'identity-not-shown',
  'not-about-them',
  'harms-others',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

export const extensionReasons = ['complex', 'other-agency', 'identity', 'many-files'] as const
export type ExtensionReason = (typeof extensionReasons)[number]

/** Which clock carries a request out; the first answer is due by `rights-answer` for all. */
const clockOf = {
  access: 'rights-provide',
  correction: 'rights-provide',
  erasure: 'rights-erase',
  objection: 'rights-limit',
  restriction: 'rights-limit',
} as const satisfies Readonly<Record<RightsKind, ClockCode>>

export interface RightsTimes {
  readonly kind: RightsKind
  readonly state: RightsState
  readonly received_at: Date
  readonly acknowledged_at: Date | null
  readonly extended_at: Date | null
  readonly decided_at: Date | null
}

export interface RightsClocks {
  readonly answerDue: Date
  readonly carryOutDue: Date
  readonly answerLate: boolean
  readonly carryOutLate: boolean
}

const open: readonly RightsState[] = ['received', 'acknowledged', 'granted', 'partly']
export const isOpen = (state: RightsState): boolean => open.includes(state)

/** Both clocks now. Computed, never stored; an extension adds the same time once more (art. 5 lets each be extended once). */
export const clocksOf = (request: RightsTimes, now: Date): RightsClocks => {
  const code = clockOf[request.kind]
  const answerDue = dueAt('rights-answer', request.received_at, officialCalendar)
  const first = dueAt(code, request.received_at, officialCalendar)
  const carryOutDue =
    request.extended_at === null ? first : dueAt(code, first, officialCalendar, request.received_at)
  const answered = request.acknowledged_at ?? request.decided_at
  return {
    answerDue,
    carryOutDue,
    answerLate: isLate(answerDue, answered ?? now) && (answered !== null || isOpen(request.state)),
    carryOutLate: isOpen(request.state) && isLate(carryOutDue, now),
  }
}

/** What is asked, in the person's words, sealed to the agency. `person` where an officer wrote it down for somebody. */
export interface RightsWords {
  readonly text: string
  readonly person?: string
  readonly contact?: string
}
