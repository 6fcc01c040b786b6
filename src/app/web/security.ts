import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Keys } from '../../action/action.ts'
import { isSecure } from '../../action/cookies.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Identity } from '../../seal/age.ts'

/** Nothing from elsewhere, nothing inline, nothing framed. Pictures may be `data:` for the receipt's image. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What no page of ours needs is off, for us and for whatever might get into a page. */
const unneeded = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'interest-cohort',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]

const always: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-DNS-Prefetch-Control': 'off',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': unneeded.map((feature) => `${feature}=()`).join(', '),
}

/** Behind TLS the browser is told never to ask without it again. One year; names below ours are not ours to decide. */
const onlyTls = 'max-age=31536000'

/** Headers of every answer; a handler that set its own keeps it. Everything is `no-store` unless it says otherwise. */
export const secureHeaders = createMiddleware(async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(always))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  if (isSecure(c)) c.res.headers.set('Strict-Transport-Security', onlyTls)
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
})

/**
 * A browser that says a form comes from another site, or a neighbour of ours, is believed; an older one that only names an
 * origin is compared. The rest are held by cookies and form tokens. The API is held by its keys, not by cookies.
 */
export const sameSiteForms = createMiddleware(async (c, next) => {
  const writes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  if (writes && c.req.path === '/sign-in' && saysNothing(c)) throw new Refusal('forged-form', 'old-browser')
  if (writes && !c.req.path.startsWith('/api/') && isForeign(c)) throw new Refusal('forged-form')
  await next()
})

/** Whether a page on another site, or a neighbour of ours, sent the browser here. */
const cameFromElsewhere = (c: Context): boolean => {
  const site = c.req.header('sec-fetch-site')
  return (site === 'cross-site' || site === 'same-site') && ['GET', 'HEAD'].includes(c.req.method)
}

/** Where the console page is that a link elsewhere asked for; the reason to open it is the officer's to give. */
export const withoutReason = (c: Context): string => {
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.delete('reason')
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`
}

/**
 * Opening sealed words is written down with its reason, and a link on another page must not choose that reason for an officer:
 * it leads to the page that asks.
 */
export const openingsFromHere = createMiddleware(async (c, next) => {
  if (cameFromElsewhere(c) && c.req.path.startsWith('/console/') && c.req.query('reason') !== undefined)
    return c.redirect(withoutReason(c), 303)
  return next()
})

/**
 * The officer's key for this request. A page that was asked for from elsewhere gets none, so that no page, whatever it opens
 * and for what fixed reason, can be made to open it by a link: the officer is shown the way and goes it by hand.
 */
export const keysFor = (c: Context, own: Identity): Keys => {
  if (!cameFromElsewhere(c)) return { own }
  return {
    get own(): never {
      throw new Refusal('forged-form', 'from-elsewhere')
    },
  }
}

const isForeign = (c: Context): boolean => {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'cross-site' || site === 'same-site'
  const origin = c.req.header('origin')
  // Our own pages send `null`, because they send no referrer.
  return origin !== undefined && origin !== 'null' && !isOwn(origin, c)
}

/**
 * The sign-in form has no cookie yet whose token could hold it, so a browser that hides where the form comes from cannot sign in:
 * anybody's page could sign an officer in to an account of its own choosing.
 */
const saysNothing = (c: Context): boolean =>
  c.req.header('sec-fetch-site') === undefined && c.req.header('origin') === 'null'

/** The host alone: TLS ends at a proxy. */
const isOwn = (origin: string, c: Context): boolean => {
  if (!URL.canParse(origin)) return false
  const { protocol, host } = new URL(origin)
  const hosts = [new URL(c.req.url).host, c.req.header('host') ?? '']
  // Read with the origin's scheme, so that a port which goes without saying is left out on both sides.
  return hosts.some((own) => {
    const address = `${protocol}//${own}`
    return URL.canParse(address) && new URL(address).host === host
  })
}
