import { createHash } from 'node:crypto'
import { z } from 'zod'
import { action, type Context } from '../../action/action.ts'
import { tokenKey } from '../../seal/token.ts'
import { ApiReport, ReportContent } from '../model/content.ts'
import { isHardToGuess, repeatWindows } from '../model/repeat-key.ts'
import { findByIdempotency } from '../store/reports.ts'
import { sealSubmission, storeSubmission } from './receive.ts'

const Input = z.object({
  /** The Idempotency-Key header, or random when the client sent none. */
  key: z.string().min(1, 'required').max(255, 'too-long'),
  /** What only the client knows: its API key; empty for the public. */
  clientSecret: z.string(),
  report: ApiReport,
})
type Input = z.output<typeof Input>

const sealApiReport = async (context: Context, { key, clientSecret, report }: Input) => {
  const body = JSON.stringify(report)
  const clientId = context.actor.kind === 'client' ? context.actor.clientId : undefined
  const once =
    clientId === undefined ? await publicKey(context, key, body) : { key, repeat: `${clientId}\n${key}` }
  return sealSubmission(context, {
    token: Buffer.from(tokenKey(`${clientSecret}\n${once.key}\n${body}`, 'api-receipt')).toString(
      'base64url',
    ),
    idempotencyHash: idempotencyHash(once.repeat),
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
    knownPicture: false,
  })
}

const idempotencyHash = (repeat: string): string =>
  createHash('sha256').update(`api:${repeat}`).digest('base64url')

/**
 * A client's key is its own, so its reuse with other words is refused. The public shares one space, so there the words are
 * part of the key: two strangers who both say “1” must both be heard. And a key somebody else may think of holds for minutes.
 */
const publicKey = async ({ db, now }: Context, key: string, body: string) => {
  const under = (one: string) => ({ key: one, repeat: `public\n${one}\n${body}` })
  if (isHardToGuess(key)) return under(key)
  const [current, previous] = repeatWindows(now)
  const before = under(`${key}\n${previous}`)
  const early = await findByIdempotency(db, idempotencyHash(before.repeat))
  return early === undefined ? under(`${key}\n${current}`) : before
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
