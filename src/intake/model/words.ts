/** The closed lists of the intake room. Table checks, Zod and forms all come from here; texts are in locales. */
export const channels = ['portal', 'phone', 'visit', 'api'] as const
export type Channel = (typeof channels)[number]

export const reporters = ['child', 'parent', 'teacher', 'journalist', 'neighbour', 'other'] as const
export type Reporter = (typeof reporters)[number]

export const ageBands = ['under-6', '6-10', '11-15', '16-17', 'adult', 'unknown'] as const
export type AgeBand = (typeof ageBands)[number]

/** What the report is in law; fixed by a person at triage (DOMAIN.md §2 “Criminal boundary”). */
export const legalNatures = [
  'feedback',
  'denunciation',
  'crime-report',
  'removal-request',
  'support-request',
] as const
export type LegalNature = (typeof legalNatures)[number]

export const reportStates = [
  'received',
  'in_triage',
  'accepted',
  'merged',
  'redirected',
  'declined',
  'closed',
] as const
export type ReportState = (typeof reportStates)[number]

export const reportMoves = {
  open: { from: ['received', 'in_triage', 'redirected'], to: 'in_triage' },
  accept: { from: ['received', 'in_triage', 'redirected'], to: 'accepted' },
  merge: { from: ['received', 'in_triage', 'redirected'], to: 'merged' },
  redirect: { from: ['received', 'in_triage', 'redirected'], to: 'redirected' },
  decline: { from: ['received', 'in_triage', 'redirected'], to: 'declined' },
  close: { from: ['accepted', 'merged'], to: 'closed' },
  reopen: { from: ['closed', 'declined'], to: 'in_triage' },
} as const satisfies Readonly<Record<string, { from: readonly ReportState[]; to: ReportState }>>
export type ReportMove = keyof typeof reportMoves

export const declineReasons = [
  'out-of-scope',
  'not-enough',
  'test-or-joke',
  'already-handled',
  'other-province',
] as const
export type DeclineReason = (typeof declineReasons)[number]

/** Why an officer opens sealed content; recorded in the ledger as a code. */
export const openingReasons = [
  'triage',
  'case-work',
  'duplicate-check',
  'supervision',
  'asked-by-reporter',
] as const
export type OpeningReason = (typeof openingReasons)[number]

/** Why a report's content was erased: its time was over, or its reporter asked. */
export const erasureCauses = ['schedule', 'request'] as const
export type ErasureCause = (typeof erasureCauses)[number]

export const messageDirections = ['in', 'out'] as const
export const messageKinds = ['message', 'outcome'] as const
export const attachmentStates = ['stored', 'locked'] as const
/** Why an officer locks a file, without looking longer than it takes. */
export const lockReasons = ['looks-like-abuse', 'told-to-be-abuse', 'asked-by-police'] as const
export const reportLocales = ['vi', 'en'] as const

/** Who the reporter allows to be told, and how it is safe to reach them. */
export const mayTell = ['nobody-yet', 'parents', 'school', 'ask-me-first', 'anyone-who-helps'] as const
/** Where it happened, as a child says it. */
export const settings = ['online', 'offline', 'both'] as const
export type Setting = (typeof settings)[number]

export const safeContacts = ['only-here', 'phone-call', 'text-message', 'in-person'] as const
export const childSexes = ['male', 'female', 'unknown'] as const
