import { z } from 'zod'
import { movesFrom } from '../action/moves.ts'
import type { Permission } from '../action/permissions.ts'
import type { SubjectKind } from '../cases/model/words.ts'
import { longText, many, requiredLine, requiredText } from '../kit/fields.ts'
import { Once } from '../kit/once.ts'
import { urgencies } from '../kit/urgency.ts'

/** What the receiving agency is asked to do. */
export const purposes = [
  'investigate',
  'protect-child',
  'remove-content',
  'support-victim',
  'school-action',
  'coordinate',
] as const
export type Purpose = (typeof purposes)[number]

export const referralStates = [
  'drafted',
  'sent',
  'delivered',
  'accepted',
  'returned',
  'in_progress',
  'reported',
  'closed',
] as const
export type ReferralState = (typeof referralStates)[number]

export type Side = 'sender' | 'receiver'

interface ReferralStep {
  readonly from: readonly ReferralState[]
  readonly to: ReferralState
  /** Which of the two agencies may. */
  readonly by: Side
  readonly needs: Permission
}

/** Who may do what in which state. A returned or reported referral is closed by its sender, once they have read the answer. */
export const referralMoves = {
  send: { from: ['drafted'], to: 'sent', by: 'sender', needs: 'referral.send' },
  acknowledge: { from: ['sent'], to: 'delivered', by: 'receiver', needs: 'referral.answer' },
  accept: { from: ['delivered'], to: 'accepted', by: 'receiver', needs: 'referral.answer' },
  return: { from: ['delivered'], to: 'returned', by: 'receiver', needs: 'referral.answer' },
  start: { from: ['accepted'], to: 'in_progress', by: 'receiver', needs: 'referral.answer' },
  report: { from: ['in_progress'], to: 'reported', by: 'receiver', needs: 'referral.answer' },
  close: { from: ['reported', 'returned'], to: 'closed', by: 'sender', needs: 'referral.send' },
} as const satisfies Readonly<Record<string, ReferralStep>>
export type ReferralMove = keyof typeof referralMoves

/** The moves one side may make from a state. */
export const movesOf = (state: ReferralState, side: Side): ReferralMove[] =>
  movesFrom<ReferralState, ReferralMove>(referralMoves, state).filter(
    (name) => referralMoves[name].by === side,
  )

export const returnReasons = [
  'not-competent',
  'wrong-area',
  'not-enough',
  'already-handled',
  'other',
] as const
export type ReturnReason = (typeof returnReasons)[number]

export const results = [
  'child-protected',
  'case-opened',
  'content-removed',
  'support-given',
  'not-confirmed',
  'other',
] as const
export type Result = (typeof results)[number]

export const escalationReasons = ['not-acknowledged', 'not-reported'] as const
export type EscalationReason = (typeof escalationReasons)[number]

/** How a leader acted on an escalation. */
export const urgeWays = ['phone', 'dispatch', 'meeting', 'no-need'] as const
export type UrgeWay = (typeof urgeWays)[number]

/** Why a referral is opened; a code for the ledger. */
export const openingReasons = ['referral-work', 'supervision', 'print'] as const

/** Lists of a referrals page. */
export const referralTabs = ['incoming', 'outgoing', 'closed'] as const
export type ReferralTab = (typeof referralTabs)[number]

/** What goes along: an envelope of its own each. */
const item = z.string().regex(/^(report|evidence):[0-9a-f-]{36}$/, 'unknown-item')

const SendFields = z.object({
  caseId: z.uuid('not-found'),
  agencyId: z.uuid('required'),
  purpose: z.enum(purposes, 'required'),
  urgency: z.enum(urgencies, 'required'),
  /** Trích yếu: one line that names the matter without naming anybody. */
  subject: requiredLine(200),
  asked: requiredText(5_000),
  summary: requiredText(10_000),
  legalBasis: longText(2_000).default(''),
  items: many(item).pipe(z.array(item).max(50, 'too-many')),
  /** People, accounts and pages of the case that the letter names. */
  subjects: many(z.uuid('unknown-item')).pipe(z.array(z.uuid()).max(50, 'too-many')),
  /** Whether the reporter's mailbox says who knows now; not, where somebody dangerous may read it there. */
  tellReporter: z.enum(['yes', 'no']).default('yes'),
  untoldReason: longText(500).default(''),
  once: Once,
})
export const SendReferral = SendFields.superRefine(({ tellReporter, untoldReason }, { addIssue }) => {
  if (tellReporter === 'no' && untoldReason === '')
    addIssue({ code: 'custom', path: ['untoldReason'], message: 'required' })
})
export type SendReferral = z.output<typeof SendReferral>

export const ReferralId = z.object({ referralId: z.uuid('not-found') })
export const OpenReferral = ReferralId.extend({
  reason: z.enum(openingReasons),
  /** Whether what reporters said is opened too, where it came along. */
  withWords: z.boolean().default(true),
})
export const ReturnReferral = ReferralId.extend({
  reason: z.enum(returnReasons, 'required'),
  text: requiredText(5_000),
})
export const ReportResult = ReferralId.extend({
  result: z.enum(results, 'required'),
  text: requiredText(10_000),
})

/** Somebody or something of the sender's case that the letter names. */
export interface LetterSubject {
  readonly kind: SubjectKind
  readonly label: string
  readonly age: string
  readonly details: string
}

/** The phiếu chuyển as it was sent; sealed. Names are kept as they were on that day. */
export interface Letter {
  readonly subject: string
  readonly asked: string
  readonly summary: string
  readonly legalBasis: string
  readonly from: string
  readonly to: string
  readonly signer: string
  readonly caseNumber: string
  readonly subjects?: readonly LetterSubject[]
  /** Why the reporter was not told of this letter. */
  readonly untold?: string
}

export interface SealedReturn {
  readonly reason: ReturnReason
  readonly text: string
}

export interface SealedResult {
  readonly result: Result
  readonly text: string
}
