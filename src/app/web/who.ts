import { createMiddleware } from 'hono/factory'
import { findSession, type OpenSession } from '../../accounts/store/sessions.ts'
import { readSecretCookie } from '../../action/cookies.ts'
import { needsSecondFactor } from '../../action/permissions.ts'
import type { WebEnv } from '../../action/web.ts'
import { findReporterSession } from '../../intake/store/sessions.ts'
import { translate } from '../../kit/text.ts'
import { formToken } from '../../seal/token.ts'
import type { House } from '../house.ts'
import { keysFor } from './security.ts'

const localeOf = (asked: string | undefined) => translate(asked === 'en' ? 'en' : 'vi')

/** On the portal nobody has a name: anonymous, or whoever came back with a code. */
export const portalActor = (house: House) =>
  createMiddleware<WebEnv>(async (c, next) => {
    c.set('t', localeOf(c.req.query('lang')))
    const draft = readSecretCookie(c, 'draft')
    const mailbox = c.req.path.startsWith('/follow') ? readSecretCookie(c, 'mailbox') : undefined
    const session =
      mailbox === undefined
        ? undefined
        : await findReporterSession(house.database.asNobody, mailbox, new Date())
    c.set(
      'context',
      session === undefined
        ? house.context({ kind: 'anonymous' })
        : house.context({ kind: 'reporter', reportId: session.reportId }, { own: session.identity }),
    )
    if (mailbox !== undefined && session !== undefined) c.set('formToken', formToken(mailbox))
    else c.set('formToken', draft !== undefined && c.req.path.startsWith('/report') ? formToken(draft) : '')
    await next()
  })

/** What is open to whoever must still set up their second factor. */
const enrolling = /^\/console\/(second-factor|sign-out)$/

/** Behind sign-in: the member of the session cookie, or the way to the sign-in page. */
export const consoleActor = (
  house: House,
  lost: (c: Parameters<Parameters<typeof createMiddleware<WebEnv>>[0]>[0]) => Promise<Response>,
) =>
  createMiddleware<WebEnv>(async (c, next) => {
    c.set('t', localeOf(undefined))
    const token = readSecretCookie(c, 'session')
    const session =
      token === undefined
        ? undefined
        : await findSession(house.database.asNobody, token, new Date(), c.req.header('x-live') === undefined)
    if (token === undefined || session === undefined) return lost(c)
    if (session.mustChange && !['/console/password', '/console/sign-out'].includes(c.req.path))
      return c.redirect('/console/password', 303)
    if (mustEnrol(house, session) && !enrolling.test(c.req.path))
      return c.redirect('/console/second-factor', 303)
    c.set('member', session.member)
    c.set('context', {
      ...house.context(session.member, keysFor(c, session.identity)),
      provenAt: session.provenAt,
    })
    c.set('formToken', formToken(token))
    return next()
  })

/** A given password is changed first; then nothing else is open until a second factor is there. */
const mustEnrol = ({ config }: House, { member, mustChange, hasSecondFactor }: OpenSession): boolean =>
  config.secondFactor === 'required' && !mustChange && !hasSecondFactor && needsSecondFactor(member.roles)
