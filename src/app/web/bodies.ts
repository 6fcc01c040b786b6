import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { findSession } from '../../accounts/store/sessions.ts'
import { readSecretCookie } from '../../action/cookies.ts'
import type { WebContext, WebEnv } from '../../action/web.ts'
import { findDraft } from '../../intake/store/drafts.ts'
import { findReporterSession } from '../../intake/store/sessions.ts'
import { Refusal } from '../../kit/refusal.ts'
import { tokenHash } from '../../seal/token.ts'
import type { House } from '../house.ts'

export const formBytes = 256 * 1024
/** One upload page: up to three files of 10 MB and the form around them. */
const uploadBytes = 32 * 1024 * 1024
const uploadPaths =
  /^\/(report\/files|follow\/mailbox\/files|console\/cases\/[^/]+\/evidence|console\/rules\/banks)$/

const tooLarge = () => {
  throw new Refusal('too-large')
}
const smallBody = bodyLimit({ maxSize: formBytes, onError: tooLarge })
const uploadBody = bodyLimit({ maxSize: uploadBytes, onError: tooLarge })

/**
 * Bounds what a request may bring. A body that says its length is left unread for the route, which asks who comes first; one
 * that does not must be read to be counted, so a stranger's may only be small.
 */
export const boundedBodies = (house: House) =>
  createMiddleware<WebEnv>(async (c, next) => {
    if (!uploadPaths.test(c.req.path)) return smallBody(c, next)
    const counted = c.req.header('content-length') !== undefined
    return (counted || (await isKnown(house, c)) ? uploadBody : smallBody)(c, next)
  })

const isKnown = async ({ database: { asNobody: db } }: House, c: WebContext): Promise<boolean> => {
  const now = new Date()
  const token = (name: Parameters<typeof readSecretCookie>[1]) => readSecretCookie(c, name)
  if (c.req.path.startsWith('/console/')) {
    const session = token('session')
    return session !== undefined && (await findSession(db, session, now, false)) !== undefined
  }
  if (c.req.path.startsWith('/follow/')) {
    const mailbox = token('mailbox')
    return mailbox !== undefined && (await findReporterSession(db, mailbox, now)) !== undefined
  }
  const draft = token('draft')
  return draft !== undefined && (await findDraft(db, tokenHash(draft), now)) !== undefined
}
