import { z } from 'zod'
import { areaKinds } from '../agencies/model.ts'
import { hostilities, kinds, labels } from '../detection/model/labels.ts'
import { longestAsked } from '../detection/model/lines.ts'
import { ApiReport } from '../intake/model/content.ts'
import { refusalKinds } from '../kit/refusal.ts'
import { urgencies } from '../kit/urgency.ts'
import { locatorDigits, secretDigits } from '../seal/code.ts'

const digits = (count: number) => z.string().regex(new RegExp(`^\\d{${count}}$`))

export const Receipt = z.object({
  locator: digits(locatorDigits).describe('Public number of the report.'),
  secret: digits(secretDigits).describe(
    'Opens the mailbox at /follow together with the locator. Shown only here.',
  ),
})

export const Communes = z.object({
  communes: z.array(z.object({ code: z.string(), name: z.string(), kind: z.enum(areaKinds) })),
})

export const ApiProblem = z.object({
  error: z.object({
    kind: z.enum([...refusalKinds, 'bug']),
    reason: z.string(),
    message: z.string().describe('In Vietnamese, safe to show.'),
    fields: z.record(z.string(), z.string()).describe('Field → what is wrong, in Vietnamese.'),
    incident: z.string().optional(),
  }),
})

export const Crowded = ApiProblem.extend({
  work: z.looseObject({}).describe('A challenge of altcha-lib 2, algorithm PBKDF2/SHA-256.'),
  place: z.string().describe('Good after `Retry-After` seconds, for 15 minutes, once.'),
})

export const AssessRequest = z.object({
  text: z.string().min(1).max(longestAsked),
  kind: z.enum(kinds).optional().describe('`message` unless said.'),
})

const Share = z.number().min(0).max(1)
export const Assessed = z.object({
  labels: z.array(z.enum(labels)),
  scores: z.record(z.enum(labels), Share),
  urgency: z.enum(urgencies),
  hostility: z.object({ label: z.enum(hostilities), score: Share }),
  findings: z.array(
    z.object({
      label: z.string(),
      start: z.int().describe('UTF-16 offset in the text that was sent.'),
      end: z.int().describe('Exclusive.'),
      reason: z.string().describe('In Vietnamese, safe to show.'),
      rule: z.string().optional(),
      model: z.string().optional(),
      weight: z.number(),
      flips: z.boolean().describe('Whether the label would fall without this piece alone.'),
    }),
  ),
})

const json = (schema: z.ZodType, io: 'input' | 'output') => ({
  'application/json': {
    schema: z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'openapi-3.0' }),
  },
})
const problem = (description: string) => ({ description, content: json(ApiProblem, 'output') })

/** The published contract, made from the very schemas that check requests. */
export const openApi = {
  openapi: '3.0.3',
  info: {
    title: 'Khiên',
    version: '1',
    description:
      'Hand in reports of harm to children online. Reports are sealed on arrival; the receipt opens the mailbox.',
  },
  paths: {
    '/api/v1/communes': {
      get: {
        summary: 'The communes, wards and special zones in force, with the codes that `commune` takes.',
        responses: { 200: { description: 'All of them.', content: json(Communes, 'output') } },
      },
    },
    '/api/v1/reports': {
      post: {
        summary:
          'Hand in a report. Without a key as the public, with a key (scope reports:write) as a partner.',
        security: [{}, { apiKey: [] }],
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            description:
              'The same key and body twice is one report and the same receipt. Use a UUID: without an API key, a key that can be guessed (under 22 characters, or fewer than 8 different ones) repeats its receipt for ten minutes only.',
            schema: { type: 'string', maxLength: 255 },
          },
        ],
        requestBody: { required: true, content: json(ApiReport, 'input') },
        responses: {
          201: { description: 'Kept and sealed.', content: json(Receipt, 'output') },
          400: problem('Not readable as JSON.'),
          401: problem('The API key is wrong or revoked.'),
          409: problem('The Idempotency-Key was used for another body.'),
          413: problem('Too large.'),
          415: problem('Not JSON.'),
          422: problem('A field is wrong; see `fields`.'),
          429: {
            description:
              'Without an API key, while many send at once. Send again with the solved `work` in X-Khien-Work, or after Retry-After with `place` in X-Khien-Place.',
            content: json(Crowded, 'output'),
          },
        },
      },
    },
    '/api/v1/assess': {
      post: {
        summary:
          'Ask the detection engine about one text. It ranks and explains; it decides nothing. Nothing is kept or logged.',
        security: [{ apiKey: [] }],
        requestBody: { required: true, content: json(AssessRequest, 'input') },
        responses: {
          200: { description: 'What the engine sees.', content: json(Assessed, 'output') },
          400: problem('Not readable as JSON.'),
          401: problem('The API key is missing, wrong or revoked.'),
          422: problem('A field is wrong; see `fields`.'),
        },
      },
    },
  },
  components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
} as const
