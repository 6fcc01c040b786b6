import { z } from 'zod'
import { areaKinds } from '../agencies/model.ts'
import { ApiReport } from '../intake/model/content.ts'
import { refusalKinds } from '../kit/refusal.ts'
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
        },
      },
    },
  },
  components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
} as const
