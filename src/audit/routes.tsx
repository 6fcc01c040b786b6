import { memberNames } from '../accounts/store/members.ts'
import { perform } from '../action/perform.ts'
import type { Web, WebContext } from '../action/web.ts'
import { agencyNames } from '../agencies/store/agencies.ts'
import { Refusal } from '../kit/refusal.ts'
import { readLedger } from './actions/read-ledger.ts'
import { agenciesInReasons, membersIn } from './model/ledger-words.ts'
import { LedgerPage } from './pages/ledger-page.tsx'

export const auditRoutes = (web: Web): void => {
  web.get('/console/audit', async (c) => {
    const object = (c.req.query('object') ?? '').trim().slice(0, 80)
    const before = seqOf(c.req.query('before'))
    try {
      return await showLedger(c, object, before)
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.fields.object === undefined) throw problem
      return c.render(
        <LedgerPage
          t={c.var.t}
          entries={[]}
          members={new Map()}
          agencies={new Map()}
          object={object}
          problem={c.var.t.of(`errors.${problem.fields.object}`)}
          isFirst
        />,
        { title: c.var.t('accounts.ledger-title'), status: 422 },
      )
    }
  })
}

/** A damaged place in the list is the first page. */
const seqOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined

const showLedger = async (c: WebContext, object: string, before: number | undefined) => {
  const { t, context } = c.var
  const { entries, next } = await perform(readLedger, context, object === '' ? { before } : { object })
  const [members, agencies] = await Promise.all([
    memberNames(context.db, membersIn(entries)),
    agencyNames(context.db, agenciesInReasons(entries)),
  ])
  return c.render(
    <LedgerPage
      t={t}
      entries={entries}
      members={members}
      agencies={agencies}
      object={object}
      isFirst={before === undefined}
      next={next}
    />,
    { title: t('accounts.ledger-title') },
  )
}
