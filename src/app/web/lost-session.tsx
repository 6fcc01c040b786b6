import type { WebContext } from '../../action/web.ts'
import { formTokenField } from '../../action/web.ts'
import { formBytes } from './bodies.ts'

/**
 * A session ended while somebody was writing: nothing was saved, so the words come back on the page to be copied; passwords
 * and tokens do not. Reading pages go to sign-in and return.
 */
export const lostSession = async (c: WebContext): Promise<Response> => {
  const { t } = c.var
  if (c.req.method === 'GET') return c.redirect(`/sign-in?next=${encodeURIComponent(c.req.path)}`, 303)
  // Words are short; an upload is not read for somebody who is not signed in.
  const unread = Number(c.req.header('content-length') ?? 0) > formBytes
  const body: Record<string, unknown> = unread ? {} : await c.req.parseBody({ all: true }).catch(() => ({}))
  const typed = Object.entries(body).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' &&
      entry[1].length > 2 &&
      entry[0] !== formTokenField &&
      !/password|current|next|again|held|code|offered/.test(entry[0]),
  )
  return c.render(
    <>
      <h1>{t('errors.unauthenticated')}</h1>
      {typed.length > 0 && <p>{t('errors.typed-kept')}</p>}
      {typed.map(([name, text]) => (
        <p>
          <textarea readonly rows={3} aria-label={name}>
            {text}
          </textarea>
        </p>
      ))}
      <p>
        <a class="button" href="/sign-in">
          {t('errors.sign-in-again')}
        </a>
      </p>
    </>,
    { title: t('errors.title'), quiet: true, status: 401 },
  )
}
