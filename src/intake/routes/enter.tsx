import { type Form, submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { agencyNames } from '../../agencies/store/agencies.ts'
import { listAreas } from '../../agencies/store/areas.ts'
import type { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { isToken, newToken } from '../../seal/token.ts'
import { enterReport } from '../actions/enter-report.ts'
import { againOf } from '../pages/again.ts'
import { EnterPage } from '../pages/enter-page.tsx'
import { EnteredPage } from '../pages/entered-page.tsx'
import { requirePermission } from './require.ts'

export const enterRoutes = (web: Web): void => {
  web.get('/console/reports/new', (c) => {
    requirePermission(c, 'report.enter')
    return showForm(c)
  })

  // The receipt is in the answer itself: a secret must not stand in an address. Sent twice, it shows the same receipt.
  web.post('/console/reports/new', (c) =>
    submitForm(
      c,
      async (form) => showReceipt(c, await perform(enterReport, c.var.context, form.fields)),
      (form, refusal) => {
        if (refusal.kind === 'forbidden') throw refusal
        return showForm(c, { form, refusal })
      },
    ),
  )
}

const showForm = async (c: WebContext, back?: { readonly form: Form; readonly refusal: Refusal }) => {
  const { t, context, formToken } = c.var
  const once = back && textOf(back.form, 'once')
  const reused = back?.refusal.reason === 'idempotency-mismatch'
  return c.render(
    <EnterPage
      t={t}
      formToken={formToken}
      once={isToken(once) && !reused ? once : newToken()}
      areas={await listAreas(context.db, context.now)}
      again={back && againOf(t, 'enter', back.form, back.refusal)}
    />,
    { title: t('intake.enter-title'), status: back === undefined ? 200 : refusalStatus[back.refusal.kind] },
  )
}

type Entered = Awaited<ReturnType<(typeof enterReport)['run']>>

const showReceipt = async (c: WebContext, { report, locator, secret }: Entered) => {
  const { t, context, member } = c.var
  const names = await agencyNames(context.db, [report.agency_id])
  return c.render(
    <EnteredPage
      t={t}
      report={report}
      locator={locator}
      secret={secret}
      agency={names.get(report.agency_id) ?? ''}
      own={report.agency_id === member.agencyId}
    />,
    { title: t('intake.entered-title') },
  )
}
