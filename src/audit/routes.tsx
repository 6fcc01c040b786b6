import { listMembers, memberNames } from '../accounts/store/members.ts'
import { perform } from '../action/perform.ts'
import type { Web, WebContext } from '../action/web.ts'
import { agencyNames } from '../agencies/store/agencies.ts'
import { Refusal } from '../kit/refusal.ts'
import { problemsIn } from '../ui/problems.ts'
import { readLedger } from './actions/read-ledger.ts'
import { agenciesInReasons, membersIn } from './model/ledger-words.ts'
import { type LedgerFilter, LedgerPage } from './pages/ledger-page.tsx'

export const auditRoutes = (web: Web): void => {
  web.get('/console/audit', async (c) => {
    const filter = {
      object: asked(c, 'object'),
      who: asked(c, 'who'),
      what: asked(c, 'what'),
      day: asked(c, 'day'),
      until: asked(c, 'until'),
      refused: asked(c, 'refused'),
    }
    try {
      return await showLedger(c, filter, seqOf(c.req.query('before')))
    } catch (problem) {
      if (!(problem instanceof Refusal) || Object.keys(problem.fields).length === 0) throw problem
      return c.render(
        <LedgerPage
          t={c.var.t}
          entries={[]}
          members={new Map()}
          agencies={new Map()}
          numbers={new Map()}
          people={await listMembers(c.var.context.db, c.var.member.agencyId)}
          filter={filter}
          problems={problemsIn(c.var.t, problem.fields)}
          isFirst
        />,
        { title: c.var.t('accounts.ledger-title'), status: 422 },
      )
    }
  })
}

const asked = (c: WebContext, name: keyof LedgerFilter): string =>
  (c.req.query(name) ?? '').trim().slice(0, 80)

/** A damaged place in the list is the first page. */
const seqOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined

const showLedger = async (c: WebContext, filter: LedgerFilter, before: number | undefined) => {
  const { t, context, member } = c.var
  const given = Object.entries(filter).filter(([, value]) => value !== '')
  const ledger = await perform(readLedger, context, {
    ...Object.fromEntries(given),
    before,
  })
  const { entries, next, numbers, sound } = ledger
  const [members, agencies, people] = await Promise.all([
    memberNames(context.db, membersIn(entries)),
    agencyNames(context.db, agenciesInReasons(entries)),
    listMembers(context.db, member.agencyId),
  ])
  return c.render(
    <LedgerPage
      t={t}
      entries={entries}
      members={members}
      agencies={agencies}
      numbers={numbers}
      people={people}
      sound={sound}
      filter={filter}
      problems={{}}
      isFirst={before === undefined}
      next={next}
    />,
    { title: t('accounts.ledger-title') },
  )
}
