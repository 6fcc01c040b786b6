import { createMiddleware } from 'hono/factory'
import type { WebEnv } from '../../action/web.ts'

const sameEverywhere = /^\/(static|exit|console|api)(\/|\?|$)/

/** The same address in English. One that names a language already keeps it. */
export const inEnglish = (path: string): string => {
  if (!/^\/(?!\/)/.test(path) || sameEverywhere.test(path) || /[?&;]lang=/.test(path)) return path
  const [address = '', ...fragment] = path.split('#')
  return [`${address}${address.includes('?') ? '&' : '?'}lang=en`, ...fragment].join('#')
}

// Text is escaped, quotes too, so only real attributes can match.
const ways = /\b(href|action|formaction)="(\/[^"]*)"/g

/**
 * Carries the language chosen by address through every link, form and redirect of the portal: reading a page may set no
 * cookie, and a child must not land in another language halfway. Forms without an action go to their own address.
 */
export const keepLanguage = createMiddleware<WebEnv>(async (c, next) => {
  await next()
  if (c.var.t.locale !== 'en') return
  const location = c.res.headers.get('location')
  if (location !== null) c.res.headers.set('Location', inEnglish(location))
  if (!c.res.headers.get('content-type')?.startsWith('text/html')) return
  const text = await c.res.text()
  const kept = text.replaceAll(
    ways,
    (_, name: string, path: string) => `${name}="${inEnglish(path).replace('&lang=', '&amp;lang=')}"`,
  )
  c.res = new Response(kept, c.res)
})

/** Where this page is to be read in the other language; the rest of its address stays. */
export const otherLanguage = (url: string, locale: 'vi' | 'en'): string => {
  const { pathname, searchParams } = new URL(url)
  searchParams.set('lang', locale === 'en' ? 'vi' : 'en')
  return `${pathname}?${searchParams}`
}
