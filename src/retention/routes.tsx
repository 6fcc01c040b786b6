import { memberNames } from '../accounts/store/members.ts'
import { type Form, submitForm, textOf } from '../action/form.ts'
import { perform } from '../action/perform.ts'
import { permits } from '../action/permissions.ts'
import { formTokenField, type Web, type WebContext } from '../action/web.ts'
import { findAgency } from '../agencies/store/agencies.ts'
import { numbersAnyway } from '../audit/store/numbers.ts'
import type { Refusal } from '../kit/refusal.ts'
import { refusalStatus } from '../kit/refusal-http.ts'
import { problemsIn } from '../ui/problems.ts'
import { decidePeriod } from './actions/decide-period.ts'
import { placeHold, releaseHold } from './actions/place-hold.ts'
import { proposePeriod } from './actions/propose-period.ts'
import { readRetention } from './actions/read-retention.ts'
import { RetentionPage } from './pages/retention-page.tsx'
import { rightsRoutes } from './routes/rights.tsx'

const dones = ['proposed', 'decided', 'held', 'released'] as const

export const retentionRoutes = (web: Web): void => {
  web.get('/console/retention', (c) => showRetention(c))
  web.post('/console/retention/propose', (c) =>
    takeForm(c, 'proposed', (form) =>
      perform(proposePeriod, c.var.context, {
        class: textOf(form, 'class'),
        months: textOf(form, 'months'),
        document: textOf(form, 'document'),
        article: textOf(form, 'article'),
        verified: textOf(form, 'verified') === 'yes' ? 'yes' : 'no',
        validFrom: textOf(form, 'validFrom'),
      }),
    ),
  )
  web.post('/console/retention/decide', (c) =>
    takeForm(c, 'decided', (form) =>
      perform(decidePeriod, c.var.context, {
        periodId: textOf(form, 'periodId'),
        move: textOf(form, 'move'),
      }),
    ),
  )
  web.post('/console/retention/hold', (c) =>
    takeForm(c, 'held', (form) =>
      perform(placeHold, c.var.context, {
        number: textOf(form, 'number'),
        reason: textOf(form, 'reason'),
        document: textOf(form, 'document'),
      }),
    ),
  )
  web.post('/console/retention/release', (c) =>
    takeForm(c, 'released', (form) =>
      perform(releaseHold, c.var.context, { holdId: textOf(form, 'holdId') }),
    ),
  )
  rightsRoutes(web)
}

const takeForm = (
  c: WebContext,
  done: (typeof dones)[number],
  run: (form: Form) => Promise<unknown>,
): Promise<Response> =>
  submitForm(
    c,
    async (form) => {
      await run(form)
      return c.redirect(`/console/retention?done=${done}`, 303)
    },
    (form, refusal) => {
      if (Object.keys(refusal.fields).length === 0 && refusal.kind !== 'conflict') throw refusal
      return showRetention(c, { form, refusal })
    },
  )

const showRetention = async (
  c: WebContext,
  again?: { readonly form: Form; readonly refusal: Refusal },
): Promise<Response> => {
  const { t, context, member, formToken } = c.var
  const retention = await perform(readRetention, context, {})
  const { kind } = await findAgency(context.db, member.agencyId)
  const mayHere = kind === 'duty'
  const numbers = await numbersAnyway(context.db, [
    ...retention.holds.map(({ object }) => object),
    ...retention.tombstones.map(({ object }) => object),
  ])
  const people = await memberNames(context.db, [
    ...retention.holds.map(({ placed_by }) => placed_by),
    ...retention.versions.flatMap(({ author_id }) => (author_id === null ? [] : [author_id])),
  ])
  const done = dones.find((name) => name === c.req.query('done'))
  const texts = Object.entries(again?.form.fields ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' && name !== formTokenField
      ? // A number that is not one's own is not said back: a page is no proof that there is such a thing.
        [[name, name === 'number' && again?.refusal.kind === 'not-found' ? '' : value] as const]
      : [],
  )
  const fields = again?.refusal.fields ?? {}
  return c.render(
    <RetentionPage
      t={t}
      retention={retention}
      numbers={numbers}
      people={people}
      memberId={member.memberId}
      mayPropose={mayHere && permits(member, 'retention.propose')}
      mayApprove={mayHere && permits(member, 'retention.approve')}
      mayHold={permits(member, 'retention.hold')}
      hidden={{ [formTokenField]: formToken }}
      typed={Object.fromEntries(texts)}
      problems={problemsIn(t, fields)}
      alert={
        again !== undefined && Object.keys(fields).length === 0
          ? t.of(`errors.${again.refusal.reason}`)
          : undefined
      }
      done={done && t(`retention.done-${done}`)}
    />,
    {
      title: t('retention.title'),
      ...(again === undefined ? {} : { status: refusalStatus[again.refusal.kind] }),
    },
  )
}
