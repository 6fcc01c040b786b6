import type { Context } from '../action/action.ts'
import { type Form, submitForm, textOf } from '../action/form.ts'
import { perform } from '../action/perform.ts'
import { permits } from '../action/permissions.ts'
import { formTokenField, type Web, type WebContext } from '../action/web.ts'
import { listAgencies, staffedAgencies } from '../agencies/store/agencies.ts'
import { areaNames } from '../agencies/store/areas.ts'
import { openCase } from '../cases/actions/open-case.ts'
import { listCategories } from '../intake/store/categories.ts'
import { Refusal } from '../kit/refusal.ts'
import { page } from '../ui/document.tsx'
import { acceptReferral } from './actions/accept-referral.ts'
import { acknowledgeReferral } from './actions/acknowledge-referral.ts'
import { closeReferral } from './actions/close-referral.ts'
import { listReferrals } from './actions/list-referrals.ts'
import { openReferral } from './actions/open-referral.ts'
import { reportReferralResult } from './actions/report-referral-result.ts'
import { returnReferral } from './actions/return-referral.ts'
import { sendReferral } from './actions/send-referral.ts'
import { startReferralWork } from './actions/start-referral-work.ts'
import { movesOf, type ReferralMove, referralMoves } from './model.ts'
import { matterOf } from './pages/matter.ts'
import { paperStyle } from './pages/paper-style.ts'
import { fieldProblems, wholeProblem } from './pages/problems.ts'
import { draftOf, type ReferDraft, ReferForm } from './pages/refer-form.tsx'
import type { Retry } from './pages/referral-actions.tsx'
import { ReferralList } from './pages/referral-list.tsx'
import { ReferralPaper } from './pages/referral-paper.tsx'
import { ReferralView } from './pages/referral-view.tsx'
import { placeOfAgency } from './store/places.ts'

type Answer = Exclude<ReferralMove, 'send'>

/** The buttons of a referral's page. */
const answers = {
  acknowledge: (context, input) => perform(acknowledgeReferral, context, input),
  accept: (context, input) => perform(acceptReferral, context, input),
  return: (context, input) => perform(returnReferral, context, input),
  start: (context, input) => perform(startReferralWork, context, input),
  report: (context, input) => perform(reportReferralResult, context, input),
  close: (context, input) => perform(closeReferral, context, input),
} as const satisfies Readonly<Record<Answer, (context: Context, input: unknown) => Promise<unknown>>>

const isAnswer = (name: string): name is Answer => Object.hasOwn(answers, name)

export const referralRoutes = (web: Web): void => {
  web.get('/console/referrals', showList)
  web.get('/console/referrals/paper.css', (c) =>
    c.body(paperStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  )
  web.get('/console/referrals/:id', (c) => showReferral(c))
  web.get('/console/referrals/:id/print', showPaper)
  web.post('/console/referrals/:id/:move', answer)
  web.get('/console/cases/:id/refer', (c) => showReferForm(c))
  web.post('/console/cases/:id/refer', refer)
}

const idOf = (c: WebContext): string => c.req.param('id') ?? ''
const hiddenOf = (c: WebContext) => ({ [formTokenField]: c.var.formToken })

const statusOf = (refusal: Refusal | undefined) => (refusal === undefined ? 200 : 422)

const showList = async (c: WebContext) => {
  const { t, context, member } = c.var
  const list = await perform(listReferrals, context, { tab: c.req.query('tab'), after: c.req.query('after') })
  const categories = await listCategories(context.db, context.now)
  const areas = await areaNames(
    context.db,
    [...list.matters.values()].flatMap(({ areaCode }) => (areaCode === null ? [] : [areaCode])),
  )
  return c.render(
    <ReferralList
      t={t}
      now={context.now}
      agencyId={member.agencyId}
      list={list}
      further={c.req.query('after') !== undefined}
      matterWords={(matter) => (matter === undefined ? '' : matterOf(t, matter, categories, areas))}
    />,
    { title: t('referrals.title'), live: true },
  )
}

const showReferral = async (c: WebContext, refusal?: Refusal, retry?: Retry) => {
  const { t, context, member } = c.var
  const reason = permits(member, 'referral.answer') ? 'referral-work' : 'supervision'
  const opened = await perform(openReferral, context, { referralId: idOf(c), reason })
  const { referral, side } = opened
  const done = c.req.query('done') ?? ''
  return c.render(
    <ReferralView
      t={t}
      now={context.now}
      opened={opened}
      mayAct={movesOf(referral.state, side).some((name) => permits(member, referralMoves[name].needs))}
      hidden={hiddenOf(c)}
      done={Object.hasOwn(referralMoves, done) ? t.of(`referrals.did-${done}`) : undefined}
      problem={wholeProblem(c.var.t, refusal)}
      retry={retry}
    />,
    { title: t('referrals.view-title', { number: referral.number }), status: statusOf(refusal) },
  )
}

const showPaper = async (c: WebContext) => {
  const { t, context } = c.var
  const opened = await perform(openReferral, context, { referralId: idOf(c), reason: 'print' })
  if (opened.gone) throw new Refusal('not-found')
  const place = await placeOfAgency(context.db, opened.referral.from_agency_id)
  return c.html(page(<ReferralPaper t={t} opened={opened} place={place ?? '……………'} />))
}

const answer = async (c: WebContext) => {
  const move = c.req.param('move') ?? ''
  if (!isAnswer(move)) throw new Refusal('not-found')
  return submitForm(
    c,
    async ({ fields }) => {
      await answers[move](c.var.context, { ...fields, referralId: idOf(c) })
      return c.redirect(`/console/referrals/${idOf(c)}?done=${move}`, 303)
    },
    (form, refusal) => {
      if (refusal.kind === 'not-found') throw refusal
      const values = {
        text: textOf(form, 'text'),
        reason: textOf(form, 'reason'),
        result: textOf(form, 'result'),
      }
      return Promise.resolve(
        showReferral(c, refusal, { move, values, problems: fieldProblems(c.var.t, refusal.fields) }),
      )
    },
  )
}

const showReferForm = async (c: WebContext, draft?: ReferDraft, refusal?: Refusal) => {
  const { t, context, member } = c.var
  if (!permits(member, 'referral.send')) throw new Refusal('forbidden')
  const opened = await perform(openCase, context, {
    caseId: idOf(c),
    reason: 'case-work',
    lettersSeen: false,
  })
  const others = (await listAgencies(context.db, context.now)).filter(({ id }) => id !== member.agencyId)
  const staffed = await staffedAgencies(context.db)
  return c.render(
    <ReferForm
      t={t}
      now={context.now}
      opened={opened}
      draft={draft ?? draftOf(opened, others, staffed)}
      agencies={others}
      staffed={staffed}
      hidden={hiddenOf(c)}
      problems={fieldProblems(t, refusal?.fields)}
      problem={wholeProblem(c.var.t, refusal)}
    />,
    { title: t('referrals.refer-title', { number: opened.row.number }), status: statusOf(refusal) },
  )
}

const manyIn = ({ fields }: Form, name: string): string[] => {
  const values = fields[name] ?? []
  return typeof values === 'string' ? [values] : values
}

const refer = (c: WebContext) =>
  submitForm(
    c,
    async ({ fields }) => {
      const { referralId } = await perform(sendReferral, c.var.context, { ...fields, caseId: idOf(c) })
      return c.redirect(`/console/referrals/${referralId}?done=send`, 303)
    },
    async (form, refusal) => {
      if (refusal.kind === 'not-found' || refusal.kind === 'forbidden') throw refusal
      const text = (name: string) => textOf(form, name)
      const draft: ReferDraft = {
        agencyId: text('agencyId'),
        purpose: text('purpose'),
        urgency: text('urgency'),
        subject: text('subject'),
        asked: text('asked'),
        summary: text('summary'),
        legalBasis: text('legalBasis'),
        items: manyIn(form, 'items'),
        subjects: manyIn(form, 'subjects'),
        tellReporter: text('tellReporter'),
        untoldReason: text('untoldReason'),
      }
      return showReferForm(c, draft, refusal)
    },
  )
