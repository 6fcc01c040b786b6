import type { Context } from '../../action/action.ts'
import { type Form, submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { agencyNames } from '../../agencies/store/agencies.ts'
import { areaNames } from '../../agencies/store/areas.ts'
import type { Refusal } from '../../kit/refusal.ts'
import { declineReport } from '../actions/decline-report.ts'
import { mergeReport } from '../actions/merge-report.ts'
import { openReport } from '../actions/open-report.ts'
import { redirectReport } from '../actions/redirect-report.ts'
import { triageReport } from '../actions/triage-report.ts'
import { writeToReporter } from '../actions/write-to-reporter.ts'
import { againOf } from '../pages/again.ts'
import { FormOnePage } from '../pages/form-one-page.tsx'
import { seenForField } from '../pages/report-forms.ts'
import { findReports } from '../store/reports.ts'
import { askWhy, isReason, reportId, showReport } from './show-report.tsx'

const did = ['triage', 'message', 'lock'] as const

export const reportRoutes = (web: Web): void => {
  web.get(`/console/reports/${reportId}`, (c) => {
    const { id } = c.req.param()
    const reason = c.req.query('reason')
    const done = did.find((one) => one === c.req.query('did'))
    return isReason(reason) ? showReport(c, id, reason, { done }) : askWhy(c, id, `/console/reports/${id}`)
  })

  web.get(`/console/reports/${reportId}/form-01`, (c) => {
    const { id } = c.req.param()
    const reason = c.req.query('reason')
    return isReason(reason) ? showFormOne(c, id, reason) : askWhy(c, id, `/console/reports/${id}/form-01`)
  })

  decision(
    web,
    'triage',
    (context, raw) => perform(triageReport, context, raw),
    (id, form) =>
      textOf(form, 'next') === 'case' ? `/console/cases/new?report=${id}` : stay(id, form, 'triage'),
  )
  decision(
    web,
    'message',
    (context, raw) => perform(writeToReporter, context, raw),
    (id, form) => `${stay(id, form, 'message')}#messages`,
  )
  decision(web, 'merge', (context, raw) => perform(mergeReport, context, raw), leave('merge'))
  decision(web, 'redirect', (context, raw) => perform(redirectReport, context, raw), leave('redirect'))
  decision(web, 'decline', (context, raw) => perform(declineReport, context, raw), leave('decline'))
}

type After = (id: string, form: Form, number: string) => string

/** One form of the report page: performs, then goes on; a refusal shows the page again with what was typed. */
const decision = (
  web: Web,
  name: string,
  run: (context: Context, raw: unknown) => Promise<unknown>,
  after: After,
): void => {
  web.post(`/console/reports/${reportId}/${name}`, (c) => {
    const { id } = c.req.param()
    return submitForm(
      c,
      async (form) => {
        // Its number now: once decided it may be another agency's.
        const number = await numberOf(c.var.context, id)
        await run(c.var.context, { ...form.fields, reportId: id })
        return c.redirect(after(id, form, number), 303)
      },
      (form, refusal) => showAgain(c, id, name, form, refusal),
    )
  })
}

const seenFor = (form: Form) => {
  const reason = textOf(form, seenForField)
  return isReason(reason) ? reason : 'triage'
}

const showAgain = (c: WebContext, id: string, name: string, form: Form, refusal: Refusal) => {
  // Nothing to correct: somebody without the right, or a report that is not theirs.
  if (['unauthenticated', 'forbidden', 'not-found'].includes(refusal.kind)) throw refusal
  return showReport(c, id, seenFor(form), { again: againOf(c.var.t, name, form, refusal), refusal })
}

const stay = (id: string, form: Form, what: (typeof did)[number]): string =>
  `/console/reports/${id}?reason=${seenFor(form)}&did=${what}`

/** The report left the queue, perhaps the agency: back to what waits, with a word on what was done. */
const leave =
  (what: 'merge' | 'redirect' | 'decline'): After =>
  (_id, _form, number) =>
    `/console/reports?did=${what}&number=${number}`

/** Empty for strangers; the action itself says so to them. */
const numberOf = async ({ db }: Context, id: string): Promise<string> =>
  (await findReports(db, [id]))[0]?.locator ?? ''

const showFormOne = async (c: WebContext, id: string, reason: Parameters<typeof showReport>[2]) => {
  const { t, context } = c.var
  const { report, content } = await perform(openReport, context, { reportId: id, reason })
  const [agencies, areas] = await Promise.all([
    agencyNames(context.db, [report.agency_id]),
    areaNames(context.db, report.area_code === null ? [] : [report.area_code]),
  ])
  return c.render(
    <FormOnePage
      t={t}
      now={context.now}
      report={report}
      content={content}
      agency={agencies.get(report.agency_id) ?? ''}
      place={areas.get(report.area_code ?? '') ?? ''}
      back={`/console/reports/${id}?reason=${reason}`}
    />,
    { title: t('intake.form-code'), islands: ['print-receipt'] },
  )
}
