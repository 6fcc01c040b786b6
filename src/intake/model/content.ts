import { z } from 'zod'
import { link, longText, many, optional, requiredLine, requiredText, shortText } from '../../kit/fields.ts'
import { happenedCodes } from './happened.ts'
import { ageBands, childSexes, legalNatures, mayTell, reporters, safeContacts, settings } from './words.ts'

export const narrativeMax = 20_000

const url = link.refine((text) => !/\s/.test(text), 'invalid-url')
/** Links pasted in a box, one a line, or an array from the API. */
const linesOf = (schema: typeof link) =>
  z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value
            .split(/[\r\n]+/)
            .map((line) => line.trim())
            .filter((line) => line !== '')
        : value,
    z.array(schema).max(20, 'too-many').default([]),
  )
const urls = linesOf(url)
/** As somebody copied them: a link with a space or a comma is still one link. */
export const keptUrls = linesOf(link)

/** The sealed words of a report, whatever way it came in. Nothing of this is ever stored in clear. */
export const ReportContent = z.object({
  /** The answer to “are you safe now?”, as it was given. */
  safeNow: optional(z.enum(['yes', 'no', 'unknown'])),
  narrative: longText(narrativeMax).default(''),
  happened: many(z.enum(happenedCodes)).default([]),
  /** On the net, in a place, or both, where a form asked. */
  setting: optional(z.enum(settings)),
  platform: optional(shortText(200)),
  account: optional(shortText(200)),
  urls: z.array(link).max(20, 'too-many').default([]),
  place: optional(shortText(200)),
  occurredAt: optional(shortText(80)),
  mayTell: many(z.enum(mayTell)).default([]),
  contactWays: many(z.enum(safeContacts)).default([]),
  contact: optional(longText(500)),
  formOne: z
    .object({
      source: shortText(120),
      childName: optional(shortText(120)),
      childBorn: optional(shortText(40)),
      childAgeEstimate: optional(shortText(40)),
      childSex: z.enum(childSexes).default('unknown'),
      condition: optional(longText(2_000)),
      feared: optional(longText(2_000)),
      father: optional(shortText(200)),
      mother: optional(shortText(200)),
      family: optional(longText(2_000)),
      carer: optional(shortText(200)),
      actionsTaken: optional(longText(2_000)),
      informant: optional(shortText(200)),
      informantContact: optional(shortText(200)),
      officer: shortText(120),
    })
    .optional(),
})
export type ReportContent = z.output<typeof ReportContent>

/** The public API's body (`POST /api/v1/reports`). Unknown fields are refused so that a typo never loses words. */
export const ApiReport = z.strictObject({
  narrative: requiredText(narrativeMax),
  reporter: z.enum(reporters),
  ageBand: z.enum(ageBands),
  /** The code of the commune where it happened, from `GET /api/v1/communes`. */
  commune: shortText(20).optional(),
  occurredAt: shortText(80).optional(),
  platform: shortText(200).optional(),
  urls: z.array(url).max(20, 'too-many').optional(),
  contact: longText(500).optional(),
})
export type ApiReport = z.output<typeof ApiReport>

/** The fields of Mẫu 01 as a receiver writes them down from a call or a visit; * of the form: only if known. */
export const EnteredReport = z.object({
  once: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'forged-form'),
  channel: z.enum(['phone', 'visit']),
  occurredAt: requiredLine(80),
  narrative: requiredText(narrativeMax),
  reporter: z.enum(reporters),
  ageBand: z.enum(ageBands),
  commune: optional(shortText(20)),
  place: optional(shortText(200)),
  safeNow: z.enum(['yes', 'no', 'unknown']),
  happened: many(z.enum(happenedCodes)),
  legalNature: optional(z.enum(legalNatures)),
  childName: optional(shortText(120)),
  childBorn: optional(shortText(40)),
  childAgeEstimate: optional(shortText(40)),
  childSex: z.enum(childSexes),
  condition: optional(longText(2_000)),
  feared: optional(longText(2_000)),
  father: optional(shortText(200)),
  mother: optional(shortText(200)),
  family: optional(longText(2_000)),
  carer: optional(shortText(200)),
  actionsTaken: optional(longText(2_000)),
  informant: optional(shortText(200)),
  informantContact: optional(shortText(200)),
  platform: optional(shortText(200)),
  account: optional(shortText(200)),
  urls,
})
export type EnteredReport = z.output<typeof EnteredReport>
