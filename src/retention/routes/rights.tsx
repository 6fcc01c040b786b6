import { type Form, submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import { permits } from '../../action/permissions.ts'
import { formTokenField, type Web, type WebContext } from '../../action/web.ts'
import { findReport } from '../../intake/store/reports.ts'
import type { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { newToken } from '../../seal/token.ts'
import { problemsIn } from '../../ui/problems.ts'
import { decideRights } from '../actions/decide-rights.ts'
import {
  acknowledgeRights,
  enterRights,
  extendRights,
  finishRights,
  listRights,
  openRights,
} from '../actions/work-rights.ts'
import { RightsList } from '../pages/rights-list.tsx'
import { RightsView } from '../pages/rights-view.tsx'

/** Addresses that are not a request's match nothing and are “not found”. */
const requestId = ':id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'

type Context = WebContext['var']['context']

const moves = {
  acknowledge: (context: Context, id: string) => perform(acknowledgeRights, context, { requestId: id }),
  extend: (context: Context, id: string, form: Form) =>
    perform(extendRights, context, { requestId: id, reason: textOf(form, 'reason') }),
  decide: (context: Context, id: string, form: Form) =>
    perform(decideRights, context, {
      requestId: id,
      outcome: textOf(form, 'outcome'),
      reason: textOf(form, 'outcome') === 'refuse' ? textOf(form, 'reason') : undefined,
    }),
  finish: (context: Context, id: string) => perform(finishRights, context, { requestId: id }),
} as const

/** Requests of people about their data: the agency's list, one of them, and what is done with it. */
export const rightsRoutes = (web: Web): void => {
  web.get('/console/rights', (c) => showList(c))
  web.post('/console/rights', (c) =>
    submitForm(
      c,
      async (form) => {
        const fields = ['kind', 'person', 'contact', 'locator', 'text', 'once'] as const
        await perform(
          enterRights,
          c.var.context,
          Object.fromEntries(fields.map((name) => [name, textOf(form, name)])),
        )
        return c.redirect('/console/rights?done=entered', 303)
      },
      (form, refusal) => {
        if (Object.keys(refusal.fields).length === 0) throw refusal
        return showList(c, { form, refusal })
      },
    ),
  )
  web.get(`/console/rights/${requestId}`, (c) => showOne(c, c.req.param('id')))
  for (const [name, run] of Object.entries(moves))
    web.post(`/console/rights/${requestId}/${name}`, (c) => {
      const id = c.req.param('id')
      return submitForm(
        c,
        async (form) => {
          await run(c.var.context, id, form)
          return c.redirect(`/console/rights/${id}`, 303)
        },
        (_, refusal) => {
          if (refusal.kind !== 'invalid' && refusal.kind !== 'conflict') throw refusal
          return showOne(c, id, refusal)
        },
      )
    })
}

const alertOf = (c: WebContext, refusal: Refusal | undefined): string | undefined =>
  refusal !== undefined && Object.keys(refusal.fields).length === 0
    ? c.var.t.of(`errors.${refusal.reason}`)
    : undefined

const showList = async (
  c: WebContext,
  again?: { readonly form: Form; readonly refusal: Refusal },
): Promise<Response> => {
  const { t, context, member, formToken } = c.var
  const typed = Object.entries(again?.form.fields ?? {}).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[name, name === 'locator' && again?.refusal.kind === 'not-found' ? '' : value] as const]
      : [],
  )
  return c.render(
    <RightsList
      t={t}
      rows={await perform(listRights, context, {})}
      mayEnter={permits(member, 'rights.enter')}
      mayRead={permits(member, 'rights.read')}
      hidden={{ [formTokenField]: formToken }}
      once={newToken()}
      typed={Object.fromEntries(typed)}
      problems={problemsIn(t, again?.refusal.fields ?? {})}
      alert={alertOf(c, again?.refusal)}
      done={c.req.query('done') === 'entered' ? t('retention.done-entered') : undefined}
    />,
    {
      title: t('retention.rights-title'),
      ...(again === undefined ? {} : { status: refusalStatus[again.refusal.kind] }),
    },
  )
}

const showOne = async (c: WebContext, id: string, refusal?: Refusal): Promise<Response> => {
  const { t, context, member, formToken } = c.var
  const opened = await perform(openRights, context, { requestId: id })
  const { report_id: reportId, kind } = opened.row
  return c.render(
    <RightsView
      t={t}
      opened={opened}
      locator={reportId === null ? undefined : (await findReport(context.db, reportId)).locator}
      mayDecide={permits(member, 'rights.decide')}
      hidden={{ [formTokenField]: formToken }}
      problems={problemsIn(t, refusal?.fields ?? {})}
      alert={alertOf(c, refusal)}
    />,
    {
      title: t('retention.rights-one', { kind: t.of(`retention.kind-${kind}`) }),
      ...(refusal === undefined ? {} : { status: refusalStatus[refusal.kind] }),
    },
  )
}
