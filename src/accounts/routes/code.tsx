import type { Context as HonoContext } from 'hono'
import { clearSecretCookie, readSecretCookie, setSecretCookie } from '../../action/cookies.ts'
import { type Form, submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import type { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { formToken, type Token } from '../../seal/token.ts'
import { problemsIn } from '../../ui/problems.ts'
import { confirmSignIn } from '../actions/confirm-sign-in.ts'
import { safeNext } from '../model/safe-next.ts'
import { type From, slowDown } from '../model/slow-down.ts'
import { CodePage } from '../pages/code-page.tsx'
import { findPending, type Pending } from '../store/pending.ts'

const path = '/sign-in/code'

/** Whoever already knows the password has one of three codes in a million right: longer waits than for the password itself. */
const longestWait = 30_000

export interface CodeWays {
  readonly wait: (ms: number) => Promise<unknown>
  readonly fromWhere: (c: WebContext, login: string) => Promise<From>
  /** What a browser keeps once a sign-in is complete. */
  readonly remember: (c: WebContext, login: string) => Promise<void>
}

/** The password was right; the page that asks for the code. */
export const askForCode = (c: WebContext, token: Token, next: string): Response => {
  setSecretCookie(c, 'pending', token)
  return c.redirect(`${path}?next=${encodeURIComponent(next)}`, 303)
}

export const codeRoutes = (web: Web, { wait, fromWhere, remember }: CodeWays): void => {
  const slow = slowDown(wait, Date.now, longestWait)

  const show = async (c: WebContext, pending: Pending, next: string, refusal?: Refusal) => {
    const { t } = c.var
    const problems = refusal === undefined ? {} : problemsIn(t, refusal.fields)
    return c.render(
      <CodePage
        t={t}
        formToken={c.var.formToken}
        next={next}
        problems={problems}
        notice={
          refusal !== undefined && Object.keys(problems).length === 0
            ? t.of(`errors.${refusal.reason}`)
            : undefined
        }
        slow={slow.waitFor(pending.login, await fromWhere(c, pending.login)) > 0}
      />,
      {
        title: t('accounts.code-title'),
        quiet: true,
        status: refusal === undefined ? 200 : refusalStatus[refusal.kind],
      },
    )
  }

  const confirm = async (c: WebContext, { login }: Pending, token: Token, form: Form) => {
    const task = () =>
      perform(confirmSignIn, c.var.context, {
        token,
        code: textOf(form, 'code'),
        replaces: readSecretCookie(c, 'session'),
      })
    const done = await slow.attempt(login, task, await fromWhere(c, login))
    clearSecretCookie(c, 'pending')
    setSecretCookie(c, 'session', done.token)
    await remember(c, login)
    return c.redirect(
      done.by === 'recovery-code' ? '/console/second-factor' : safeNext(textOf(form, 'to')),
      303,
    )
  }

  web.get(path, async (c) => {
    const begun = await pendingOf(c)
    return begun === undefined ? startAgain(c) : show(c, begun.pending, safeNext(c.req.query('next')))
  })
  web.post(path, async (c) => {
    const begun = await pendingOf(c)
    if (begun === undefined) return startAgain(c)
    const { pending, token } = begun
    return submitForm(
      c,
      (form) => confirm(c, pending, token, form),
      async (form, refusal) =>
        refusal.kind === 'expired' ? startAgain(c) : show(c, pending, safeNext(textOf(form, 'to')), refusal),
    )
  })
}

const startAgain = (c: HonoContext): Response => {
  clearSecretCookie(c, 'pending')
  return c.redirect('/sign-in?again=1', 303)
}

/** Who is on the way in; the form of this page is held by the same cookie. */
const pendingOf = async (c: WebContext): Promise<{ pending: Pending; token: Token } | undefined> => {
  const token = readSecretCookie(c, 'pending')
  const { db, now } = c.var.context
  const pending = token === undefined ? undefined : await findPending(db, token, now)
  if (token === undefined || pending === undefined) return undefined
  c.set('formToken', formToken(token))
  return { pending, token }
}
