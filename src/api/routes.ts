import { findClient } from '../accounts/store/clients.ts'
import type { Context } from '../action/action.ts'
import { perform } from '../action/perform.ts'
import type { Web, WebContext } from '../action/web.ts'
import { listAreas } from '../agencies/store/areas.ts'
import { assessText } from '../detection/actions/assess-text.ts'
import { submitClientReport, submitPublicReport } from '../intake/actions/submit-api-report.ts'
import { Refusal } from '../kit/refusal.ts'
import { newToken } from '../seal/token.ts'
import { openApi } from './model.ts'

interface Caller {
  readonly context: Context
  readonly secret: string
}

/** `Authorization: Bearer <key>` or `X-Api-Key`; no key means the public, a wrong key is refused. */
const callerOf = async (c: WebContext): Promise<Caller> => {
  const { context } = c.var
  const key = c.req.header('authorization')?.replace(/^Bearer\s+/i, '') ?? c.req.header('x-api-key')
  if (key === undefined) return { context, secret: '' }
  const client = await findClient(context.db, key)
  if (client === undefined) throw new Refusal('unauthenticated', 'api-key')
  return { context: { ...context, actor: client }, secret: key }
}

const jsonOf = async (c: WebContext): Promise<unknown> => {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    throw new Refusal('unsupported-media')
  try {
    return await c.req.json()
  } catch (problem) {
    if (problem instanceof SyntaxError) throw new Refusal('malformed', 'malformed-json')
    throw problem
  }
}

/** The body is one part of what the action takes; to the caller its fields are the fields. */
const asBodyProblem = (problem: unknown): never => {
  if (!(problem instanceof Refusal)) throw problem
  const fields = Object.entries(problem.fields).map(([name, key]) => [name.replace(/^report\./, ''), key])
  throw new Refusal(problem.kind, problem.reason, Object.fromEntries(fields))
}

export const apiRoutes = (web: Web): void => {
  web.get('/api/v1/communes', async (c) => {
    const areas = await listAreas(c.var.context.db, c.var.context.now)
    return c.json({ communes: areas.map(({ code, name, kind }) => ({ code, name, kind })) })
  })
  web.post('/api/v1/reports', async (c) => {
    const caller = await callerOf(c)
    const submit = caller.context.actor.kind === 'client' ? submitClientReport : submitPublicReport
    const { locator, secret, replayed } = await perform(submit, caller.context, {
      key: c.req.header('idempotency-key') ?? newToken(),
      clientSecret: caller.secret,
      report: await jsonOf(c),
    }).catch(asBodyProblem)
    if (replayed) c.header('Idempotent-Replayed', 'true')
    return c.json({ locator, secret }, 201)
  })
  web.post('/api/v1/assess', async (c) => {
    const { context } = await callerOf(c)
    return c.json(await perform(assessText, context, await jsonOf(c)))
  })
  web.get('/api/v1/openapi.json', (c) => c.json(openApi))
}
