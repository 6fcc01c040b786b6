import type { Moves } from '../../../action/moves.ts'

/** Where a version of a rule stands. What it says never changes; to say something else is a new version. */
export const ruleStates = ['draft', 'checked', 'backtested', 'shadow', 'live', 'retired'] as const
export type RuleState = (typeof ruleStates)[number]

/**
 * The way of a rule: its own examples hold, it was tried on stored texts, it looked on without speaking, it speaks.
 * Nobody skips a step; whoever may take which is said by each action's permission.
 */
export const ruleMoves = {
  check: { from: ['draft'], to: 'checked' },
  backtest: { from: ['checked'], to: 'backtested' },
  shadow: { from: ['backtested'], to: 'shadow' },
  live: { from: ['shadow'], to: 'live' },
  pause: { from: ['live'], to: 'shadow' },
  retire: { from: ['draft', 'checked', 'backtested', 'shadow', 'live'], to: 'retired' },
} as const satisfies Moves<RuleState, string>
export type RuleMove = keyof typeof ruleMoves

/** States in which a rule may be tried on stored texts; after the first time it only renews the report. */
export const testable: readonly RuleState[] = ['checked', 'backtested', 'shadow', 'live']

/** How often a day a rule may speak in the whole house before it falls silent till tomorrow. */
export const defaultQuota = 200
export const leastQuota = 5
export const mostQuota = 100_000

export const firingOutcomes = ['spoke', 'would-have', 'over-quota'] as const
/** What a rule that fired did: spoke, would have spoken (shadow), or had spoken too often today. */
export type FiringOutcome = (typeof firingOutcomes)[number]

export const backtestStates = ['waiting', 'done', 'failed'] as const
export type BacktestState = (typeof backtestStates)[number]

export const verdicts = ['right', 'wrong', 'unsure'] as const
/** What an officer thinks of a picked text: whether the rule did right there. */
export type Verdict = (typeof verdicts)[number]

/** Words of the address that no rule may be named. */
export const reservedNames: readonly string[] = ['new', 'samples', 'accuracy', 'links', 'banks']
