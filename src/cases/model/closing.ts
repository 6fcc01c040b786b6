import type { FieldProblems } from '../../kit/refusal.ts'

/** What the closing rule looks at. */
export interface ClosingFacts {
  /** Referrals nobody has acknowledged, answered or reported on; other rooms raise and lift these holds. */
  readonly openHolds: number
  readonly outcome: string | null
  readonly openTasks: number
  readonly reopenedAt: Date | null
  /** When each reporter this agency answers to was told how it ended. */
  readonly informedAt: readonly (Date | null)[]
}

export const closingChecks = [
  'hold-referral',
  'outcome-missing',
  'reporter-uninformed',
  'tasks-open',
] as const
export type ClosingCheck = (typeof closingChecks)[number]

/** A reporter told of an earlier outcome must be told again when the case was reopened since. */
export const isInformed = (informedAt: Date | null, reopenedAt: Date | null): boolean =>
  informedAt !== null && (reopenedAt === null || informedAt > reopenedAt)

const isMissing = {
  'hold-referral': ({ openHolds }) => openHolds > 0,
  'outcome-missing': ({ outcome }) => outcome === null,
  'reporter-uninformed': ({ informedAt, reopenedAt }) => informedAt.some((at) => !isInformed(at, reopenedAt)),
  'tasks-open': ({ openTasks }) => openTasks > 0,
} as const satisfies Readonly<Record<ClosingCheck, (facts: ClosingFacts) => boolean>>

/** The closing rule (DESIGN.md §4): what still keeps a case open. Nothing missing: it may close. */
export const missingForClosing = (facts: ClosingFacts): ClosingCheck[] =>
  closingChecks.filter((check) => isMissing[check](facts))

/** As problems of a refusal, one for each missing thing. */
export const closingProblems = (missing: readonly ClosingCheck[]): FieldProblems =>
  Object.fromEntries(missing.map((check) => [check, check]))
