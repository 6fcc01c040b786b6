import { createMiddleware } from 'hono/factory'
import { Refusal } from '../../kit/refusal.ts'

/** Nothing from elsewhere, nothing inline, nothing framed. Pictures may be `data:` for the receipt's image. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const always: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=(), browsing-topics=()',
}

/** Headers of every answer; a handler that set its own keeps it. Everything is `no-store` unless it says otherwise. */
export const secureHeaders = createMiddleware(async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(always))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
})

/** A browser that says a form comes from another site is believed; older ones are held by cookies and form tokens. */
export const sameSiteForms = createMiddleware(async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && site === 'cross-site')
    throw new Refusal('forged-form')
  await next()
})
