import { clearSecretCookie, readSecretCookie } from '../../action/cookies.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { leaveMailbox } from '../../intake/actions/leave-mailbox.ts'

/** Something anybody might have been looking at. Only an address to go to: our pages never ask it for anything. */
export const neutralPage = 'https://www.google.com.vn/search?q=thoi+tiet'

/** Whoever must get away gets away, even when the database does not answer: the visit then ends by itself. */
const endVisit = async (c: WebContext): Promise<void> => {
  const token = readSecretCookie(c, 'mailbox')
  if (token === undefined) return
  await perform(leaveMailbox, c.var.context, { token }).catch(() => undefined)
}

const forget = async (c: WebContext): Promise<void> => {
  await endVisit(c)
  for (const name of ['draft', 'mailbox'] as const)
    if (readSecretCookie(c, name) !== undefined) clearSecretCookie(c, name)
  c.header('Clear-Site-Data', '"cache", "cookies", "storage"')
}

const leave = async (c: WebContext): Promise<Response> => {
  // Another site may lead here, but may not make this browser forget a report half told.
  if (c.req.header('sec-fetch-site') !== 'cross-site') await forget(c)
  return c.redirect(neutralPage, 303)
}

/** The way out: forgets everything this browser holds of us and goes somewhere harmless. Needs no token: it only forgets. */
export const exitRoutes = (web: Web): void => {
  web.get('/exit', leave)
  web.post('/exit', leave)
  // For the island, which leaves at once and does not wait for an answer.
  web.post('/exit/clear', async (c) => {
    await forget(c)
    return c.body(null, 204)
  })
}
