import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '../action/action.ts'
import {
  clearSecretCookie,
  readDeviceCookie,
  readSecretCookie,
  setDeviceCookie,
  setSecretCookie,
} from '../action/cookies.ts'
import { type Form, submitForm, textOf } from '../action/form.ts'
import { perform } from '../action/perform.ts'
import { permits } from '../action/permissions.ts'
import type { Web, WebContext } from '../action/web.ts'
import { Refusal } from '../kit/refusal.ts'
import { refusalStatus } from '../kit/refusal-http.ts'
import { problemsIn } from '../ui/problems.ts'
import { changePassword } from './actions/change-password.ts'
import { createMember } from './actions/create-member.ts'
import { disableMember } from './actions/disable-member.ts'
import { enableMember } from './actions/enable-member.ts'
import { grantKey } from './actions/grant-key.ts'
import { resetPassword } from './actions/reset-password.ts'
import { resetSecondFactor } from './actions/reset-second-factor.ts'
import { setShift } from './actions/set-shift.ts'
import { signIn } from './actions/sign-in.ts'
import { signOut } from './actions/sign-out.ts'
import { deviceIn, withDevice } from './model/device.ts'
import { safeNext } from './model/safe-next.ts'
import { type From, slowDown } from './model/slow-down.ts'
import { plainLogin } from './model.ts'
import { MembersPage } from './pages/members-page.tsx'
import { type MemberDeed, memberDeeds } from './pages/members-props.ts'
import { PasswordPage } from './pages/password-page.tsx'
import { SignInPage } from './pages/sign-in-page.tsx'
import { askForCode, codeRoutes } from './routes/code.tsx'
import { ownSessionRoutes } from './routes/sessions.tsx'
import { findCredential, listMembers } from './store/members.ts'
import { shiftsOf } from './store/shifts.ts'

/** Sign-in, on the public side. `networkOf`: an opaque key of where a request comes from. */
export const accountRoutes = (
  web: Web,
  wait: (ms: number) => Promise<unknown> = sleep,
  networkOf: (c: WebContext) => string = () => '',
): void => {
  const slow = slowDown(wait)

  web.get('/sign-in', (c) =>
    c.render(
      <SignInPage
        t={c.var.t}
        next={safeNext(c.req.query('next'))}
        problems={{}}
        notice={
          c.req.query('out') !== undefined
            ? c.var.t('accounts.signed-out')
            : c.req.query('again') !== undefined
              ? c.var.t('errors.sign-in-expired')
              : undefined
        }
      />,
      { title: c.var.t('accounts.sign-in-title'), quiet: true },
    ),
  )

  web.post('/sign-in', (c) =>
    submitForm(
      c,
      async (form) => {
        const login = textOf(form, 'login')
        const signingIn = () =>
          perform(signIn, c.var.context, { ...form.fields, replaces: readSecretCookie(c, 'session') })
        const { token, next } = await slow.attempt(login, signingIn, await fromWhere(c, login, networkOf))
        if (next === 'code') return askForCode(c, token, safeNext(textOf(form, 'to')))
        setSecretCookie(c, 'session', token)
        await rememberDevice(c, login)
        return c.redirect(safeNext(textOf(form, 'to')), 303)
      },
      async (form, refusal) => {
        const login = textOf(form, 'login')
        const { t } = c.var
        return c.render(
          <SignInPage
            t={t}
            login={login}
            next={safeNext(textOf(form, 'to'))}
            problems={problemsIn(t, refusal.fields)}
            notice={Object.keys(refusal.fields).length === 0 ? t.of(`errors.${refusal.reason}`) : undefined}
            slow={slow.waitFor(login, await fromWhere(c, login, networkOf)) > 0}
          />,
          { title: t('accounts.sign-in-title'), quiet: true, status: refusalStatus[refusal.kind] },
        )
      },
    ),
  )
  codeRoutes(web, {
    wait,
    fromWhere: (c, login) => fromWhere(c, login, networkOf),
    remember: rememberDevice,
  })
}

const fromWhere = async (
  c: WebContext,
  login: string,
  networkOf: (c: WebContext) => string,
): Promise<From> => {
  const kept = readDeviceCookie(c)
  const credential = kept === '' ? undefined : await findCredential(c.var.context.db, plainLogin(login))
  return { device: credential && deviceIn(kept, credential.sealed), network: networkOf(c) }
}

const rememberDevice = async (c: WebContext, login: string): Promise<void> => {
  const credential = await findCredential(c.var.context.db, plainLogin(login))
  if (credential !== undefined) setDeviceCookie(c, withDevice(readDeviceCookie(c), credential.sealed))
}

/** One's own password and way out, and the members of the agency: behind sign-in. */
export const consoleAccountRoutes = (web: Web): void => {
  web.post('/console/sign-out', (c) =>
    submitForm(
      c,
      async () => {
        const token = readSecretCookie(c, 'session')
        if (token !== undefined) await perform(signOut, c.var.context, { token })
        clearSecretCookie(c, 'session')
        // Not "cookies": a browser that signed in before keeps its own lane at the door.
        c.header('Clear-Site-Data', '"cache", "storage"')
        return c.redirect('/sign-in?out=1', 303)
      },
      (_, refusal) => {
        throw refusal
      },
    ),
  )
  web.get('/console/password', (c) => showPassword(c))
  web.post('/console/password', (c) =>
    submitForm(
      c,
      async (form) => {
        const { token } = await perform(changePassword, c.var.context, form.fields)
        setSecretCookie(c, 'session', token)
        return c.redirect('/console/password?did=change', 303)
      },
      (_, refusal) => showPassword(c, refusal),
    ),
  )
  ownSessionRoutes(web)
  web.get('/console/members', (c) => showMembers(c))
  deed(web, 'create', (context, raw) => perform(createMember, context, raw))
  deed(web, 'reset', (context, raw) => perform(resetPassword, context, raw))
  deed(web, 'enable', (context, raw) => perform(enableMember, context, raw))
  deed(web, 'reset-factor', (context, raw) => perform(resetSecondFactor, context, raw))
  deed(web, 'disable', (context, raw) => perform(disableMember, context, raw))
  deed(web, 'shift', (context, raw) => perform(setShift, context, raw))
  deed(web, 'grant', (context, raw) => perform(grantKey, context, raw))
}

const showPassword = async (c: WebContext, refusal?: Refusal) => {
  const { t, context, member, formToken } = c.var
  const credential = await findCredential(context.db, member.login)
  const problems = refusal === undefined ? {} : problemsIn(t, refusal.fields)
  return c.render(
    <PasswordPage
      t={t}
      formToken={formToken}
      mustChange={credential?.must_change ?? false}
      problems={problems}
      notice={
        refusal !== undefined && Object.keys(problems).length === 0
          ? t.of(`errors.${refusal.reason}`)
          : undefined
      }
      done={refusal === undefined && c.req.query('did') === 'change'}
    />,
    {
      title: t('accounts.password-title'),
      status: refusal === undefined ? 200 : refusalStatus[refusal.kind],
    },
  )
}

interface Back {
  readonly deed: MemberDeed
  readonly form: Form
  readonly refusal: Refusal
}

const showMembers = async (c: WebContext, back?: Back) => {
  const { t, context, member, formToken } = c.var
  if (!permits(member, 'member.list')) throw new Refusal('forbidden')
  const { password: _, ...typed } = back?.form.fields ?? {}
  const problems = back === undefined ? {} : problemsIn(t, back.refusal.fields)
  return c.render(
    <MembersPage
      t={t}
      formToken={formToken}
      member={member}
      members={await listMembers(context.db, member.agencyId)}
      shifts={await shiftsOf(context.db, member.agencyId, context.now)}
      now={context.now}
      again={
        back && {
          deed: back.deed,
          memberId: textOf(back.form, 'memberId'),
          typed,
          problems,
          notice: Object.keys(problems).length === 0 ? t.of(`errors.${back.refusal.reason}`) : undefined,
        }
      }
      done={back === undefined ? memberDeeds.find((one) => one === c.req.query('did')) : undefined}
    />,
    {
      title: t('accounts.members-title'),
      status: back === undefined ? 200 : refusalStatus[back.refusal.kind],
    },
  )
}

const deed = (
  web: Web,
  name: MemberDeed,
  run: (context: Context, raw: unknown) => Promise<unknown>,
): void => {
  web.post(`/console/members/${name}`, (c) =>
    submitForm(
      c,
      async (form) => {
        await run(c.var.context, form.fields)
        return c.redirect(`/console/members?did=${name}`, 303)
      },
      (form, refusal) => {
        if (refusal.kind === 'not-found' || refusal.reason === 'forbidden') throw refusal
        return showMembers(c, { deed: name, form, refusal })
      },
    ),
  )
}
