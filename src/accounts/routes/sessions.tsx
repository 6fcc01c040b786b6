import { readSecretCookie } from '../../action/cookies.ts'
import { submitForm } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { tokenHash } from '../../seal/token.ts'
import { endOneSession, endOthers } from '../actions/end-own-sessions.ts'
import { SessionsPage } from '../pages/sessions-page.tsx'
import { sessionsOf } from '../store/sessions.ts'

const path = '/console/sessions'
const dones = ['one', 'others'] as const

export const ownSessionRoutes = (web: Web): void => {
  web.get(path, show)
  web.post(`${path}/end`, (c) =>
    submitForm(
      c,
      async ({ fields }) => {
        await perform(endOneSession, c.var.context, { sessionId: fields.sessionId })
        return c.redirect(`${path}?did=one`, 303)
      },
      (_, refusal) => {
        throw refusal
      },
    ),
  )
  web.post(`${path}/end-others`, (c) =>
    submitForm(
      c,
      async () => {
        await perform(endOthers, c.var.context, { token: readSecretCookie(c, 'session') })
        return c.redirect(`${path}?did=others`, 303)
      },
      (_, refusal) => {
        throw refusal
      },
    ),
  )
}

const show = async (c: WebContext) => {
  const { t, context, member, formToken } = c.var
  return c.render(
    <SessionsPage
      t={t}
      formToken={formToken}
      sessions={await sessionsOf(context.db, member.memberId, context.now)}
      current={tokenHash(readSecretCookie(c, 'session') ?? '')}
      done={dones.find((one) => one === c.req.query('did'))}
    />,
    { title: t('accounts.sessions-title') },
  )
}
