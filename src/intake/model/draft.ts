import { z } from 'zod'
import { longText, many, optional, shortText } from '../../kit/fields.ts'
import { keptUrls, narrativeMax } from './content.ts'
import { happenedCodes } from './happened.ts'
import { ageBands, mayTell, reporters, safeContacts, settings } from './words.ts'

/** The child's form, one question a page, in this order. */
export const reportSteps = [
  'safe',
  'who',
  'age',
  'happened',
  'where',
  'app',
  'account',
  'place',
  'commune',
  'when',
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
  where: z.object({ setting: optional(z.enum(settings)) }),
  app: z.object({ platform: optional(shortText(200)) }),
  account: z.object({ account: optional(shortText(200)), urls: keptUrls }),
  place: z.object({ place: optional(shortText(200)) }),
  commune: z.object({ commune: optional(shortText(20)) }),
  when: z.object({ occurredAt: optional(shortText(80)) }),
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
  ...stepAnswers.app.shape,
  ...stepAnswers.account.shape,
  ...stepAnswers.place.shape,
  ...stepAnswers.commune.shape,
  ...stepAnswers.when.shape,
  ...stepAnswers.words.shape,
  ...stepAnswers.tell.shape,
})
export type DraftAnswers = z.output<typeof DraftAnswers>

export const emptyAnswers: DraftAnswers = DraftAnswers.parse({})
