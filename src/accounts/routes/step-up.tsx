import { setTimeout as sleep } from 'node:timers/promises'
import { readSecretCookie, setSecretCookie } from '../../action/cookies.ts'
import { submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import { type Fields, formTokenField, type StepUp, type Web, type WebContext } from '../../action/web.ts'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { formToken, tokenHash } from '../../seal/token.ts'
import { problemsIn } from '../../ui/problems.ts'
import { proveAgain } from '../actions/prove-again.ts'
import { heldField, heldForm, holdForm } from '../model/held-form.ts'
import { safeNext } from '../model/safe-next.ts'
import { type SlowDown, slowDown } from '../model/slow-down.ts'
import { ProvePage } from '../pages/prove-page.tsx'
import { findSecondFactor } from '../store/second-factor.ts'

const provePath = '/console/prove'

/** Puts the way to a fresh proof into every request of the console, and a page of its own for what is asked for by address. */
export const stepUpRoutes = (web: Web, wait: (ms: number) => Promise<unknown> = sleep): void => {
  const slow = slowDown(wait)
  web.use('/console/*', (c, next) => {
    c.set('stepUp', stepUpOf(c, slow))
    return next()
  })
  web.get(provePath, (c) => askFor(c, safeNext(c.req.query('next'))))
  web.post(provePath, (c) =>
    submitForm(
      c,
      async (form) => {
        await prove(c, slow, form.fields)
        return c.redirect(safeNext(textOf(form, 'to')), 303)
      },
      (form, refusal) => askFor(c, safeNext(textOf(form, 'to')), refusal),
    ),
  )
}

/** A page that cannot be had without a fresh proof leads here and is opened again afterwards. */
export const proveFor = (path: string): string => `${provePath}?next=${encodeURIComponent(path)}`

const askFor = (c: WebContext, next: string, refusal?: Refusal): Promise<Response> =>
  show(c, provePath, { to: next }, refusal)

const stepUpOf = (c: WebContext, slow: SlowDown): StepUp => ({
  take: async (fields) => {
    const held = fields[heldField]
    if (typeof held !== 'string') return fields
    const token = readSecretCookie(c, 'session')
    const form = token === undefined ? undefined : heldForm(token, c.req.path, held, c.var.context.now)
    if (form === undefined) throw new Refusal('forged-form')
    try {
      await prove(c, slow, fields)
      return form
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      return show(c, c.req.path, { [heldField]: held }, problem)
    }
  },
  ask: async (fields) => {
    const token = readSecretCookie(c, 'session')
    if (token === undefined) throw new Refusal('unauthenticated')
    const { [formTokenField]: _, ...typed } = fields
    return show(c, c.req.path, { [heldField]: holdForm(token, c.req.path, typed, c.var.context.now) })
  },
})

/** Checks the proof and goes on under the new secret, with whatever is still to be answered in this request. */
const prove = async (c: WebContext, slow: SlowDown, { password, code }: Fields): Promise<void> => {
  const { context, member } = c.var
  const token = readSecretCookie(c, 'session') ?? ''
  // A lane of this session’s own: guessing in it slows down nobody else’s sign-in.
  const { token: next } = await slow.attempt(
    member.login,
    () => perform(proveAgain, context, { token, password, code }),
    { device: tokenHash(token) },
  )
  setSecretCookie(c, 'session', next)
  c.set('formToken', formToken(next))
  c.set('context', { ...context, provenAt: context.now })
}

const show = async (
  c: WebContext,
  action: string,
  hidden: Readonly<Record<string, string>>,
  refusal?: Refusal,
): Promise<Response> => {
  const { t, context, member } = c.var
  const problems = refusal === undefined ? {} : problemsIn(t, refusal.fields)
  return c.render(
    <ProvePage
      t={t}
      formToken={c.var.formToken}
      action={action}
      hidden={hidden}
      hasSecondFactor={(await findSecondFactor(context.db, member.memberId)) !== undefined}
      problems={problems}
      notice={
        refusal !== undefined && Object.keys(problems).length === 0
          ? t.of(`errors.${refusal.reason}`)
          : undefined
      }
    />,
    { title: t('accounts.prove-title'), status: refusal === undefined ? 200 : refusalStatus[refusal.kind] },
  )
}
