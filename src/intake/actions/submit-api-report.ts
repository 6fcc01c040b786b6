import { createHash } from 'node:crypto'
import { z } from 'zod'
import { action, type Context } from '../../action/action.ts'
import { tokenKey } from '../../seal/token.ts'
import { ApiReport, ReportContent } from '../model/content.ts'
import { sealSubmission, storeSubmission } from './receive.ts'

const Input = z.object({
  /** The Idempotency-Key header, or random when the client sent none. */
  key: z.string().min(1, 'required').max(255, 'too-long'),
  /** What only the client knows: its API key; empty for the public. */
  clientSecret: z.string(),
  report: ApiReport,
})
type Input = z.output<typeof Input>

const sealApiReport = (context: Context, { key, clientSecret, report }: Input) => {
  const body = JSON.stringify(report)
  const clientId = context.actor.kind === 'client' ? context.actor.clientId : undefined
  // A client's key is its own, so its reuse with other words is refused. The public shares one space, so there the words
  // are part of the key: two strangers who both say “1” must both be heard.
  const repeat = clientId === undefined ? `public\n${key}\n${body}` : `${clientId}\n${key}`
  return sealSubmission(context, {
    token: Buffer.from(tokenKey(`${clientSecret}\n${key}\n${body}`, 'api-receipt')).toString('base64url'),
    idempotencyHash: createHash('sha256').update(`api:${repeat}`).digest('base64url'),
    content: ReportContent.parse({
      narrative: report.narrative,
      platform: report.platform,
      urls: report.urls ?? [],
      occurredAt: report.occurredAt,
      contact: report.contact,
    }),
    channel: 'api',
    ...(clientId === undefined ? {} : { clientId }),
    reporter: report.reporter,
    ageBand: report.ageBand,
    locale: 'vi',
    areaCode: report.commune,
    safeNow: undefined,
    fileCount: 0,
  })
}

/** A report from anybody's program, without an account. */
export const submitPublicReport = action({
  name: 'report.submit',
  needs: 'report.submit',
  input: Input,
  prepare: sealApiReport,
  run: (scope, _, sealed) => storeSubmission(scope, sealed),
  subject: (_, { reportId }) => `report:${reportId}`,
})

/** A report from a partner system with an API key. */
export const submitClientReport = action({
  name: 'report.submit',
  needs: 'client.submit',
  input: Input,
  prepare: sealApiReport,
  run: (scope, _, sealed) => storeSubmission(scope, sealed),
  subject: (_, { reportId }) => `report:${reportId}`,
})
