import { urgencies } from '../../kit/urgency.ts'

/** Clocks the law sets. */
export const legalClocks = [
  'emergency-intervention',
  'pass-on',
  'platform-removal',
  'plan',
  'plan-approval',
  'separation',
  'police-resolution',
  'rights-answer',
  'rights-provide',
  'rights-erase',
  'rights-limit',
] as const

/** The house's own service targets that depend on how urgent the matter is; written `triage-P0`. */
export const urgencyClocks = ['triage', 'first-reply', 'acknowledge', 'referral-report'] as const

export const clockCodes = [
  ...legalClocks,
  ...urgencyClocks.flatMap((clock) => urgencies.map((urgency) => `${clock}-${urgency}` as const)),
  'task-default',
] as const

export type ClockCode = (typeof clockCodes)[number]

export const clockUnits = ['minutes', 'hours', 'days', 'working-days'] as const
export type ClockUnit = (typeof clockUnits)[number]

/** `document` and `article` in Vietnamese, as cited on paper; `verified` only when the text itself was read. */
export interface LegalBasis {
  readonly document: string
  readonly article: string
  readonly verified: boolean
}

/** One version of a clock: a change of law adds a row and ends the old one, so past deadlines keep their reason. */
export interface Clock {
  readonly code: ClockCode
  readonly amount: number
  readonly unit: ClockUnit
  readonly basis: LegalBasis | 'house'
  /** First and last day in force, `YYYY-MM-DD` in Vietnam. */
  readonly validFrom: string
  readonly validTo?: string
}
