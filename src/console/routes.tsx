import { submitForm } from '../action/form.ts'
import { perform } from '../action/perform.ts'
import { permits } from '../action/permissions.ts'
import { formTokenField, type Web, type WebContext } from '../action/web.ts'
import { agencyNames } from '../agencies/store/agencies.ts'
import type { Refusal } from '../kit/refusal.ts'
import type { Translate } from '../kit/text.ts'
import { markEscalationSeen } from '../referrals/actions/mark-escalation-seen.ts'
import { Notice } from '../ui/notice.tsx'
import { openHome } from './actions/open-home.ts'
import { openOversight } from './actions/open-oversight.ts'
import { homeOf } from './model.ts'
import { HomePage } from './pages/home.tsx'
import { OversightPage } from './pages/oversight.tsx'
import { type Live, liveStream } from './routes/live.ts'
import { showSearch } from './routes/search.tsx'

export interface ConsoleParts {
  readonly live: Live
}

export const consoleRoutes = (web: Web, { live }: ConsoleParts): void => {
  web.get('/console', showHome)
  web.get('/console/search', showSearch)
  web.get('/console/live', liveStream(live))
  web.get('/console/oversight', (c) => showOversight(c))
  web.post('/console/oversight/escalations/:id', urge)
}

const showHome = async (c: WebContext) => {
  const { t, context, member } = c.var
  const start = homeOf(member)
  if (start !== '/console') return c.redirect(start, 303)
  if (!permits(member, 'report.queue'))
    return c.render(<Notice>{t('console.home-none')}</Notice>, { title: t('console.home-title') })
  const home = await perform(openHome, context, {})
  return c.render(<HomePage t={t} now={context.now} member={member} home={home} />, {
    title: t('console.home-title'),
    live: true,
  })
}

const showOversight = async (c: WebContext, problem?: Refusal) => {
  const { t, context, member, formToken } = c.var
  const figures = await perform(openOversight, context, { days: c.req.query('days') })
  const agency = (await agencyNames(context.db, [member.agencyId])).get(member.agencyId) ?? ''
  return c.render(
    <OversightPage
      t={t}
      now={context.now}
      figures={figures}
      agency={agency}
      mayUrge={permits(member, 'oversight.urge')}
      hidden={{ [formTokenField]: formToken }}
      acted={c.req.query('did') === 'urge'}
      problem={problem && whyNot(t, problem)}
    />,
    { title: t('oversight.title'), status: problem === undefined ? 200 : 422 },
  )
}

const whyNot = (t: Translate, { reason, fields }: Refusal): string =>
  reason === 'already-seen' ? t('oversight.error-already-seen') : t.of(`errors.${fields.how ?? reason}`)

const urge = (c: WebContext) =>
  submitForm(
    c,
    async ({ fields }) => {
      await perform(markEscalationSeen, c.var.context, { ...fields, escalationId: c.req.param('id') })
      return c.redirect('/console/oversight?did=urge', 303)
    },
    async (_, refusal) => {
      if (refusal.kind === 'not-found' || refusal.kind === 'forbidden') throw refusal
      return showOversight(c, refusal)
    },
  )
