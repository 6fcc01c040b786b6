import { HTTPException } from 'hono/http-exception'
import { proveFor } from '../../accounts/routes/step-up.tsx'
import type { WebContext } from '../../action/web.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { type Translate, translate } from '../../kit/text.ts'
import { ErrorPage } from '../../portal/pages/error-page.tsx'
import { NotFoundPage } from '../../portal/pages/not-found-page.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { page } from '../../ui/document.tsx'
import { PortalPage } from '../../ui/portal-page.tsx'
import { faultOf, type Log } from '../log.ts'
import { withoutReason } from './security.ts'

const asRefusal = (problem: Error): Refusal | undefined => {
  if (problem instanceof Refusal) return problem
  if (problem instanceof HTTPException && problem.status === 413) return new Refusal('too-large')
  if (problem instanceof HTTPException && problem.status < 500)
    return new Refusal('invalid', 'malformed-form')
  return undefined
}

/** The last answer to anything thrown: a refusal in plain words, or an incident number and nothing else. */
export const answerProblem = (
  c: WebContext,
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
  if (c.req.path.startsWith('/api/')) return c.json(asJson(t, refusal, text, incident), status)
  const atDesk = refusal && isAtDesk(c) ? answerAtDesk(c, refusal) : undefined
  if (atDesk !== undefined) return atDesk
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

const asJson = (
  t: Translate,
  refusal: Refusal | undefined,
  message: string,
  incident: string | undefined,
) => ({
  error: {
    kind: refusal?.kind ?? 'bug',
    reason: refusal?.reason ?? 'bug',
    message,
    fields: Object.fromEntries(
      Object.entries(refusal?.fields ?? {}).map(([name, key]) => [name, t.of(`errors.${key}`)]),
    ),
    ...(incident === undefined ? {} : { incident }),
  },
})

const isConsole = (c: WebContext): boolean => c.req.path.startsWith('/console')

const languageOf = (c: WebContext): 'vi' | 'en' =>
  c.req.query('lang') === 'en' && !isConsole(c) ? 'en' : 'vi'
const isAtDesk = (c: WebContext): boolean => isConsole(c) && c.get('member') !== undefined

const answerAtDesk = (c: WebContext, { kind, reason }: Refusal): Response | Promise<Response> | undefined => {
  if (kind === 'unproven' && c.req.method === 'GET') return c.redirect(proveFor(c.req.path), 303)
  if (kind === 'not-found' || kind === 'forbidden') return refusedAtDesk(c, kind)
  return reason === 'from-elsewhere' ? askedFromElsewhere(c) : undefined
}

/** An officer who is signed in keeps the frame of the console; only a bug, which may be one of that frame, leaves it. */
const refusedAtDesk = (c: WebContext, kind: 'not-found' | 'forbidden'): Response | Promise<Response> => {
  const { t } = c.var
  return c.render(
    <>
      <p>{t(`errors.${kind}`)}</p>
      <ButtonLink href="/console">{t('console.home-title')}</ButtonLink>
    </>,
    { title: t('portal.refused-title'), status: refusalStatus[kind] },
  )
}

/** Nothing was opened: a link elsewhere may bring an officer to the door, not through it. */
const askedFromElsewhere = (c: WebContext): Response | Promise<Response> => {
  const { t } = c.var
  return c.render(
    <>
      <p>{t('errors.from-elsewhere')}</p>
      <ButtonLink href={withoutReason(c)}>{t('errors.from-elsewhere-open')}</ButtonLink>
    </>,
    { title: t('errors.from-elsewhere-title') },
  )
}
