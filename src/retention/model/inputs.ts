import { z } from 'zod'
import { longText, requiredLine, requiredText, shortText } from '../../kit/fields.ts'
import { Once } from '../../kit/once.ts'
import { erasableClasses, holdReasons, type PeriodMove } from './classes.ts'
import { extensionReasons, refusalReasons, rightsKinds } from './rights.ts'

export const ProposePeriod = z.object({
  class: z.enum(erasableClasses, 'required'),
  months: z.coerce.number('required').int('invalid-value').min(1, 'invalid-value').max(1200, 'invalid-value'),
  document: requiredLine(200),
  article: shortText(200).default(''),
  /** Only whoever has read the article says so. */
  verified: z.enum(['yes', 'no']).default('no'),
  validFrom: z.iso.date('required'),
})
export const DecidePeriod = z.object({
  periodId: z.uuid('not-found'),
  move: z.enum(['approve', 'reject'] satisfies PeriodMove[]),
})

/** A case or a report, as people call it by its number. */
export const PlaceHold = z.object({
  number: requiredLine(40),
  reason: z.enum(holdReasons, 'required'),
  /** Number and date of the paper that asks for it; required, because a hold outlives whoever placed it. */
  document: requiredLine(120),
})
export const ReleaseHold = z.object({ holdId: z.uuid('not-found') })

export const AskRights = z.object({
  kind: z.enum(rightsKinds, 'required'),
  text: longText(2_000).default(''),
  once: Once,
})
export const EnterRights = z.object({
  kind: z.enum(rightsKinds, 'required'),
  person: requiredLine(200),
  contact: shortText(200).default(''),
  text: requiredText(2_000),
  /** The report it is about, where there is one. */
  locator: shortText(20).default(''),
  once: Once,
})
export const RequestId = z.object({ requestId: z.uuid('not-found') })
export const ExtendRights = RequestId.extend({ reason: z.enum(extensionReasons, 'required') })
export const DecideRights = RequestId.extend({
  outcome: z.enum(['grant', 'grant-partly', 'refuse'], 'required'),
  reason: z.preprocess((value) => (value === '' ? undefined : value), z.enum(refusalReasons).optional()),
}).superRefine(({ outcome, reason }, { addIssue }) => {
  if (outcome === 'refuse' && reason === undefined)
    addIssue({ code: 'custom', path: ['reason'], message: 'required' })
})

/** A line of the file of what was erased. */
export const TombstoneLine = z.object({
  object: z.string().regex(/^(report|case|evidence|referral|rights):[0-9a-f-]{36}$/),
  class: z.enum(erasableClasses),
  at: z.iso.datetime(),
  cause: z.string(),
})
export type TombstoneLine = z.output<typeof TombstoneLine>
