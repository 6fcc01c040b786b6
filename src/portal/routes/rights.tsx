import { type Form, submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { readMailbox } from '../../intake/actions/use-mailbox.ts'
import type { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { askRights, readOwnRights, withdrawRights } from '../../retention/actions/ask-rights.ts'
import { newToken } from '../../seal/token.ts'
import { shownProblems } from '../model/problems.ts'
import { RightsPage } from '../pages/rights-page.tsx'

const isOpen = (c: WebContext): boolean => c.var.context.actor.kind === 'reporter'

const showRights = async (
  c: WebContext,
  again?: { readonly form: Form; readonly refusal: Refusal },
): Promise<Response> => {
  if (!isOpen(c)) return c.redirect('/follow', 303)
  const { t, context, formToken } = c.var
  const { report } = await perform(readMailbox, context, {})
  const { requests } = await perform(readOwnRights, context, {})
  return c.render(
    <RightsPage
      t={t}
      reporter={report.reporter}
      formToken={formToken}
      once={newToken()}
      requests={requests}
      done={again === undefined && c.req.query('done') === 'sent'}
      {...(again === undefined
        ? {}
        : {
            ...shownProblems(t, again.refusal),
            typed: { kind: textOf(again.form, 'kind'), text: textOf(again.form, 'text') },
          })}
    />,
    {
      title: t('retention.own-title'),
      quiet: true,
      status: again === undefined ? 200 : refusalStatus[again.refusal.kind],
    },
  )
}

/** What a reporter asks about their own data, behind the receipt. */
export const rightsRoutes = (web: Web): void => {
  web.get('/follow/mailbox/rights', (c) => showRights(c))
  web.post('/follow/mailbox/rights', (c) =>
    submitForm(
      c,
      async (form) => {
        if (!isOpen(c)) return c.redirect('/follow', 303)
        await perform(askRights, c.var.context, {
          kind: textOf(form, 'kind'),
          text: textOf(form, 'text'),
          once: textOf(form, 'once'),
        })
        return c.redirect('/follow/mailbox/rights?done=sent', 303)
      },
      (form, refusal) => showRights(c, { form, refusal }),
    ),
  )
  web.post('/follow/mailbox/rights/withdraw', (c) =>
    submitForm(
      c,
      async (form) => {
        if (!isOpen(c)) return c.redirect('/follow', 303)
        await perform(withdrawRights, c.var.context, { requestId: textOf(form, 'requestId') })
        return c.redirect('/follow/mailbox/rights', 303)
      },
      (form, refusal) => showRights(c, { form, refusal }),
    ),
  )
}
