import type { Context as HonoContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { translate } from '../../kit/text.ts'
import { ErrorPage } from '../../portal/pages/error-page.tsx'
import { NotFoundPage } from '../../portal/pages/not-found-page.tsx'
import { page } from '../../ui/document.tsx'
import { PortalPage } from '../../ui/portal-page.tsx'
import { faultOf, type Log } from '../log.ts'

const asRefusal = (problem: Error): Refusal | undefined => {
  if (problem instanceof Refusal) return problem
  if (problem instanceof HTTPException && problem.status === 413) return new Refusal('too-large')
  if (problem instanceof HTTPException && problem.status < 500)
    return new Refusal('invalid', 'malformed-form')
  return undefined
}

/** The last answer to anything thrown: a refusal in plain words, or an incident number and nothing else. */
export const answerProblem = (
  c: HonoContext,
  problem: Error,
  log: Log,
  assetVersion: string,
): Response | Promise<Response> => {
  const refusal = asRefusal(problem)
  const status = refusal === undefined ? 500 : refusalStatus[refusal.kind]
  const incident = refusal === undefined ? newId().slice(0, 8) : undefined
  if (incident !== undefined) log.error({ incident, fault: faultOf(problem) }, 'bug')
  const t = translate(languageOf(c))
  const text = refusal === undefined ? t('errors.bug') : t.of(`errors.${refusal.reason}`)
  if (c.req.path.startsWith('/api/'))
    return c.json(
      {
        error: {
          kind: refusal?.kind ?? 'bug',
          reason: refusal?.reason ?? 'bug',
          message: text,
          fields: Object.fromEntries(
            Object.entries(refusal?.fields ?? {}).map(([name, key]) => [name, t.of(`errors.${key}`)]),
          ),
          ...(incident === undefined ? {} : { incident }),
        },
      },
      status,
    )
  return c.html(
    page(
      <PortalPage t={t} title={t('errors.title')} assetVersion={assetVersion} path={c.req.path} quiet>
        {refusal?.kind === 'not-found' && !isConsole(c) ? (
          <NotFoundPage t={t} />
        ) : (
          <ErrorPage
            t={t}
            reason={refusal && text}
            incident={incident}
            home={isConsole(c) ? '/console' : '/'}
          />
        )}
      </PortalPage>,
    ),
    status,
  )
}

const isConsole = (c: HonoContext): boolean => c.req.path.startsWith('/console')

const languageOf = (c: HonoContext): 'vi' | 'en' =>
  c.req.query('lang') === 'en' && !isConsole(c) ? 'en' : 'vi'
