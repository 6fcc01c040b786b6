/** The closed lists of the cases room. Table checks, Zod and forms all come from here; texts are in locales. */
export const caseStates = ['open', 'assessed', 'acting', 'resolved', 'closed'] as const
export type CaseState = (typeof caseStates)[number]

export const outcomes = [
  'child-safe',
  'content-removed',
  'handed-over',
  'advice-given',
  'unfounded',
  'other',
] as const
export type Outcome = (typeof outcomes)[number]

export const subjectKinds = ['child', 'suspect', 'account', 'url'] as const
export type SubjectKind = (typeof subjectKinds)[number]

export const taskKinds = [
  'call-reporter',
  'contact-family',
  'verify',
  'preserve-evidence',
  'visit',
  'removal',
  'support',
  'other',
] as const
export type TaskKind = (typeof taskKinds)[number]

export const evidenceKinds = ['file', 'link'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export const evidenceSources = ['report', 'officer', 'partner'] as const
export type EvidenceSource = (typeof evidenceSources)[number]

export const custodyActs = ['collected', 'viewed', 'exported', 'handed-over', 'verified'] as const
export type CustodyAct = (typeof custodyActs)[number]

/** What another room can put in the way of closing a case. */
export const holdKinds = ['referral'] as const
export type HoldKind = (typeof holdKinds)[number]
