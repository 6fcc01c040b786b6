import { clearSecretCookie, readSecretCookie } from '../../action/cookies.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { endReceipt } from '../../intake/actions/end-receipt.ts'
import { leaveMailbox } from '../../intake/actions/leave-mailbox.ts'

/** Something anybody might have been looking at. Only an address to go to: our pages never ask it for anything. */
export const neutralPage = 'https://www.google.com.vn/search?q=thoi+tiet'

/** Whoever must get away gets away, even when the database does not answer: visit and receipt then end by themselves. */
const endVisit = async (c: WebContext): Promise<void> => {
  const mailbox = readSecretCookie(c, 'mailbox')
  if (mailbox !== undefined)
    await perform(leaveMailbox, c.var.context, { token: mailbox }).catch(() => undefined)
  const draft = readSecretCookie(c, 'draft')
  if (draft !== undefined) await perform(endReceipt, c.var.context, { token: draft }).catch(() => undefined)
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
