import { type Form, submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import { permits } from '../../action/permissions.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { importBank } from '../actions/import-bank.ts'
import { turnBank } from '../actions/switch-bank.ts'
import { turnPicture } from '../actions/switch-picture.ts'
import { BankList, type BankListProps } from '../pages/bank-list.tsx'
import { BankView } from '../pages/bank-view.tsx'
import { findBank, listBanks, picturesOf } from '../store/picture-banks.ts'

/** Addresses that are not a bank's match nothing and are “not found”. */
const bankId = ':id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'

export const pictureBankRoutes = (web: Web): void => {
  web.get('/console/rules/banks', (c) => showBanks(c))
  web.post('/console/rules/banks', takeBank)
  web.get(`/console/rules/banks/${bankId}`, (c) => showBank(c, c.req.param('id')))
  web.post(`/console/rules/banks/${bankId}/switch`, (c) =>
    submitForm(
      c,
      async (form) => {
        await perform(turnBank, c.var.context, { bankId: c.req.param('id'), on: textOf(form, 'on') })
        return c.redirect('/console/rules/banks', 303)
      },
      (_, refusal) => {
        throw refusal
      },
    ),
  )
  web.post(`/console/rules/banks/${bankId}/pictures`, (c) => {
    const id = c.req.param('id')
    return submitForm(
      c,
      async (form) => {
        await perform(turnPicture, c.var.context, {
          bankId: id,
          hash: textOf(form, 'hash'),
          on: textOf(form, 'on'),
          why: textOf(form, 'why'),
        })
        return c.redirect(`/console/rules/banks/${id}?silent=1`, 303)
      },
      (_, refusal) => {
        if (refusal.fields.why === undefined) throw refusal
        return showBank(c, id, refusal)
      },
    )
  })
}

const requireReading = (c: WebContext): void => {
  if (!permits(c.var.member, 'rules.read')) throw new Refusal('forbidden')
}

const frame = ({ var: { t, formToken, member } }: WebContext) => ({
  t,
  formToken,
  mayWrite: permits(member, 'rules.write'),
  mayPromote: permits(member, 'rules.promote'),
  agencyId: member.agencyId,
})

const showBanks = async (
  c: WebContext,
  part: Pick<BankListProps, 'imported' | 'typed' | 'problems'> = {},
  refusal?: Refusal,
): Promise<Response> => {
  requireReading(c)
  return c.render(<BankList {...frame(c)} banks={await listBanks(c.var.context.db)} {...part} />, {
    title: c.var.t('detection.banks-title'),
    ...(refusal ? { status: refusalStatus[refusal.kind] } : {}),
  })
}

const takeBank = (c: WebContext): Promise<Response> =>
  submitForm(
    c,
    async (form) => {
      const name = textOf(form, 'name')
      const [file] = form.files
      const done = await perform(importBank, c.var.context, {
        name,
        source: textOf(form, 'source'),
        note: textOf(form, 'note'),
        ...(file === undefined ? {} : { file: file.bytes }),
      })
      return showBanks(c, { imported: { name, ...done } })
    },
    (form, refusal) => showBanks(c, { typed: typedIn(form), problems: refusal.fields }, refusal),
  )

const typedIn = (form: Form) =>
  Object.fromEntries(['name', 'source', 'note'].map((name) => [name, textOf(form, name)]))

const showBank = async (c: WebContext, id: string, refusal?: Refusal): Promise<Response> => {
  requireReading(c)
  const { db } = c.var.context
  const bank = await findBank(db, id)
  const after = c.req.query('after')
  const silent = c.req.query('silent') === '1'
  const page = await picturesOf(db, id, {
    silent,
    ...(after !== undefined && /^[0-9a-f]{64}$/.test(after) ? { after } : {}),
  })
  return c.render(
    <BankView
      {...frame(c)}
      mayPromote={frame(c).mayPromote && bank.agency_id === c.var.member.agencyId}
      bank={bank}
      pictures={page.rows}
      more={page.more}
      silent={silent}
      problem={refusal && c.var.t('detection.bank-why-needed')}
    />,
    {
      title: c.var.t('detection.bank-title', { name: bank.name }),
      ...(refusal ? { status: refusalStatus[refusal.kind] } : {}),
    },
  )
}
