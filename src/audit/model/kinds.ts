/** Deeds that show somebody sealed content: what an auditor asks for first. */
export const openings = [
  'report.open',
  'report.open-messages',
  'report.open-words',
  'case.open',
  'referral.open',
  'attachment.open',
  'attachment.preview',
  'attachment.read-words',
  'evidence.view',
  'evidence.export',
] as const

/** What the ledger is narrowed to: openings of any kind, or everything whose action begins so. */
export const ledgerKinds = [
  'opened',
  'report',
  'case',
  'evidence',
  'referral',
  'task',
  'member',
  'session',
  'ledger',
] as const
export type LedgerKind = (typeof ledgerKinds)[number]
