import type { FieldProblems } from '../../kit/refusal.ts'

/** What the closing rule looks at. */
export interface ClosingFacts {
  /** Everything that ever held the case. */
  readonly holds: number
  /** Referrals nobody has acknowledged, answered or reported on; other rooms raise and lift these holds. */
  readonly openHolds: number
  readonly outcome: string | null
  readonly tasks: number
  readonly openTasks: number
  readonly reopenedAt: Date | null
  /** When each reporter this agency answers to was told how it ended. */
  readonly informedAt: readonly (Date | null)[]
  /** How many of these reporters ever wrote again after their report. */
  readonly wrote: number
  /** How many of these reporters wrote last and still wait for an answer. */
  readonly unanswered: number
}

export const closingChecks = [
  'hold-referral',
  'outcome-missing',
  'reporter-uninformed',
  'reporter-unanswered',
  'tasks-open',
] as const
export type ClosingCheck = (typeof closingChecks)[number]

/** `none`: there was nothing of the kind to do, which is not the same as done. */
export type ClosingMark = 'missing' | 'done' | 'none'

/** A reporter told of an earlier outcome must be told again when the case was reopened since. */
export const isInformed = (informedAt: Date | null, reopenedAt: Date | null): boolean =>
  informedAt !== null && (reopenedAt === null || informedAt > reopenedAt)

const isMissing = {
  'hold-referral': ({ openHolds }) => openHolds > 0,
  'outcome-missing': ({ outcome }) => outcome === null,
  'reporter-uninformed': ({ informedAt, reopenedAt }) => informedAt.some((at) => !isInformed(at, reopenedAt)),
  'reporter-unanswered': ({ unanswered }) => unanswered > 0,
  'tasks-open': ({ openTasks }) => openTasks > 0,
} as const satisfies Readonly<Record<ClosingCheck, (facts: ClosingFacts) => boolean>>

const isAbsent = {
  'hold-referral': ({ holds }) => holds === 0,
  'outcome-missing': () => false,
  'reporter-uninformed': ({ informedAt }) => informedAt.length === 0,
  'reporter-unanswered': ({ wrote }) => wrote === 0,
  'tasks-open': ({ tasks }) => tasks === 0,
} as const satisfies Readonly<Record<ClosingCheck, (facts: ClosingFacts) => boolean>>

const markOf = (facts: ClosingFacts, check: ClosingCheck): ClosingMark => {
  if (isMissing[check](facts)) return 'missing'
  return isAbsent[check](facts) ? 'none' : 'done'
}

/** Every condition and how it stands, for the list on the page. */
export const closingMarks = (facts: ClosingFacts): Readonly<Record<ClosingCheck, ClosingMark>> => ({
  'hold-referral': markOf(facts, 'hold-referral'),
  'outcome-missing': markOf(facts, 'outcome-missing'),
  'reporter-uninformed': markOf(facts, 'reporter-uninformed'),
  'reporter-unanswered': markOf(facts, 'reporter-unanswered'),
  'tasks-open': markOf(facts, 'tasks-open'),
})

/** The closing rule (DESIGN.md §4): what still keeps a case open. Nothing missing: it may close. */
export const missingForClosing = (facts: ClosingFacts): ClosingCheck[] =>
  closingChecks.filter((check) => isMissing[check](facts))

/** As problems of a refusal, one for each missing thing. */
export const closingProblems = (missing: readonly ClosingCheck[]): FieldProblems =>
  Object.fromEntries(missing.map((check) => [check, check]))
