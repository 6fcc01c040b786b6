import { readSecretCookie, setSecretCookie } from '../../action/cookies.ts'
import { submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import { needsSecondFactor } from '../../action/permissions.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { formToken } from '../../seal/token.ts'
import { problemsIn } from '../../ui/problems.ts'
import { enrolSecondFactor, removeSecondFactor, renewRecoveryCodes } from '../actions/enrol-second-factor.ts'
import { enrolAddress, newSecret, openSecret, sealSecret } from '../model/one-time.ts'
import { RecoveryCodesPage } from '../pages/recovery-codes-page.tsx'
import { type Offer, SecondFactorPage } from '../pages/second-factor-page.tsx'
import { findSecondFactor, recoveryCodesLeft } from '../store/second-factor.ts'

const path = '/console/second-factor'

/** One's own authenticator and recovery codes. `asked`: whether the house asks for a second factor at all. */
export const secondFactorRoutes = (web: Web, asked: boolean): void => {
  const show = (c: WebContext, refusal?: Refusal, offered?: string) => showPage(c, asked, refusal, offered)
  web.get(path, (c) => show(c))
  web.post(path, (c) =>
    submitForm(
      c,
      async ({ fields: { offered, code } }) => {
        const token = readSecretCookie(c, 'session')
        const made = await perform(enrolSecondFactor, c.var.context, { offered, code, token })
        setSecretCookie(c, 'session', made.token)
        c.set('formToken', formToken(made.token))
        return showCodes(c, made.codes)
      },
      (form, refusal) => show(c, refusal, textOf(form, 'offered')),
    ),
  )
  web.post(`${path}/codes`, (c) =>
    submitForm(
      c,
      async () => showCodes(c, (await perform(renewRecoveryCodes, c.var.context, {})).codes),
      (_, refusal) => show(c, refusal),
    ),
  )
  web.post(`${path}/remove`, (c) =>
    submitForm(
      c,
      async () => {
        await perform(removeSecondFactor, c.var.context, {})
        return c.redirect(`${path}?did=remove`, 303)
      },
      (_, refusal) => show(c, refusal),
    ),
  )
}

const showCodes = (c: WebContext, codes: readonly string[]) =>
  c.render(<RecoveryCodesPage t={c.var.t} login={c.var.member.login} codes={codes} />, {
    title: c.var.t('accounts.codes-title'),
    islands: ['print-receipt'],
  })

/** A new secret, or the one the page was made with: whoever mistyped a code has it in their telephone already. */
const offerTo = (c: WebContext, offered: string | undefined): Offer => {
  const { context, member } = c.var
  const identity = context.keys.own
  if (identity === undefined) throw new Refusal('forbidden')
  const kept = offered === undefined ? undefined : openSecret(identity, Buffer.from(offered, 'base64url'))
  const secret = kept ?? newSecret()
  return {
    secret,
    address: enrolAddress(secret, member.login),
    offered: Buffer.from(sealSecret(identity, secret)).toString('base64url'),
  }
}

const showPage = async (c: WebContext, asked: boolean, refusal?: Refusal, offered?: string) => {
  const { t, context, member } = c.var
  const found = await findSecondFactor(context.db, member.memberId)
  const problems = refusal === undefined ? {} : problemsIn(t, refusal.fields)
  return c.render(
    <SecondFactorPage
      t={t}
      formToken={c.var.formToken}
      confirmedAt={found?.confirmed_at}
      codesLeft={await recoveryCodesLeft(context.db, member.memberId)}
      required={asked && needsSecondFactor(member.roles)}
      offer={offerTo(c, offered)}
      problems={problems}
      notice={
        refusal !== undefined && Object.keys(problems).length === 0
          ? t.of(`errors.${refusal.reason}`)
          : undefined
      }
      done={c.req.query('did') === 'remove' && found === undefined ? 'remove' : undefined}
    />,
    { title: t('accounts.factor-title'), status: refusal === undefined ? 200 : refusalStatus[refusal.kind] },
  )
}
