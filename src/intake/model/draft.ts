import { z } from 'zod'
import { longText, many, optional, shortText } from '../../kit/fields.ts'
import { keptUrls, narrativeMax } from './content.ts'
import { happenedCodes } from './happened.ts'
import { ageBands, mayTell, reporters, safeContacts } from './words.ts'

/** The child's form, one question a page, in this order. */
export const reportSteps = [
  'safe',
  'who',
  'age',
  'happened',
  'where',
  'words',
  'files',
  'tell',
  'review',
] as const
export type ReportStep = (typeof reportSteps)[number]

export const draftIdle = 2 * 60 * 60 * 1000
export const draftKept = 7 * 24 * 60 * 60 * 1000

/** What each page asks. Every page may be skipped, so nothing is required before sending. */
export const stepAnswers = {
  safe: z.object({ safeNow: optional(z.enum(['yes', 'no', 'unknown'])) }),
  who: z.object({ reporter: optional(z.enum(reporters)) }),
  age: z.object({ ageBand: optional(z.enum(ageBands)) }),
  happened: z.object({ happened: many(z.enum(happenedCodes)) }),
  where: z.object({
    commune: optional(shortText(20)),
    place: optional(shortText(200)),
    platform: optional(shortText(200)),
    account: optional(shortText(200)),
    urls: keptUrls,
    occurredAt: optional(shortText(80)),
  }),
  words: z.object({ narrative: longText(narrativeMax).default('') }),
  files: z.object({}),
  tell: z.object({
    mayTell: many(z.enum(mayTell)),
    contactWays: many(z.enum(safeContacts)),
    contact: optional(longText(500)),
  }),
  review: z.object({}),
} as const satisfies Readonly<Record<ReportStep, z.ZodType>>

export const DraftAnswers = z.object({
  ...stepAnswers.safe.shape,
  ...stepAnswers.who.shape,
  ...stepAnswers.age.shape,
  ...stepAnswers.happened.shape,
  ...stepAnswers.where.shape,
  ...stepAnswers.words.shape,
  ...stepAnswers.tell.shape,
})
export type DraftAnswers = z.output<typeof DraftAnswers>

export const emptyAnswers: DraftAnswers = DraftAnswers.parse({})
