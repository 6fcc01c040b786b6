import type { Context as HonoContext } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isToken, type Token } from '../seal/token.ts'

/** Every secret cookie Khiên sets; each holds one secret and is set only when it is needed. */
export const cookieNames = {
  session: 'khien_session',
  pending: 'khien_pending',
  draft: 'khien_draft',
  mailbox: 'khien_mailbox',
} as const
export type CookieName = keyof typeof cookieNames

// The portal's cookies never travel from another site; the console's must survive a link in a colleague's message.
const sameSite = { session: 'Lax', pending: 'Strict', draft: 'Strict', mailbox: 'Strict' } as const

/** TLS ends at a proxy, which says so; on plain http (evaluation on this machine) `Secure` cookies would be dropped. */
export const isSecure = (c: HonoContext): boolean =>
  // A chain of proxies writes a list; the first is what the browser used.
  c.req.header('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ||
  new URL(c.req.url).protocol === 'https:'

const prefix = (c: HonoContext): { prefix?: 'host' } => (isSecure(c) ? { prefix: 'host' } : {})

export const readSecretCookie = (c: HonoContext, name: CookieName): Token | undefined => {
  const value = isSecure(c) ? getCookie(c, cookieNames[name], 'host') : getCookie(c, cookieNames[name])
  return isToken(value) ? value : undefined
}

/** A cookie of this browser session: gone when it closes, unreadable to scripts. */
export const setSecretCookie = (c: HonoContext, name: CookieName, token: Token): void => {
  setCookie(c, cookieNames[name], token, {
    path: '/',
    httpOnly: true,
    secure: isSecure(c),
    sameSite: sameSite[name],
    ...prefix(c),
  })
}

export const clearSecretCookie = (c: HonoContext, name: CookieName): void => {
  deleteCookie(c, cookieNames[name], { path: '/', secure: isSecure(c), ...prefix(c) })
}

const deviceCookie = 'khien_device'
const devicePath = '/sign-in'
const deviceAge = 180 * 24 * 60 * 60

const devicePrefix = (c: HonoContext): { prefix?: 'secure' } => (isSecure(c) ? { prefix: 'secure' } : {})

/** What an officer's browser keeps after a sign-in, sent to the sign-in page alone; empty where there is none. */
export const readDeviceCookie = (c: HonoContext): string =>
  (isSecure(c) ? getCookie(c, deviceCookie, 'secure') : getCookie(c, deviceCookie)) ?? ''

/** The one cookie that outlives the browser session: it opens nothing, it only keeps a waiting lane free of strangers. */
export const setDeviceCookie = (c: HonoContext, value: string): void => {
  setCookie(c, deviceCookie, value, {
    path: devicePath,
    httpOnly: true,
    secure: isSecure(c),
    sameSite: 'Strict',
    maxAge: deviceAge,
    ...devicePrefix(c),
  })
}
