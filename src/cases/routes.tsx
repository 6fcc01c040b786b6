import { memberNames, membersWithRole } from '../accounts/store/members.ts'
import { submitForm, textOf } from '../action/form.ts'
import { perform } from '../action/perform.ts'
import { type Permission, permits } from '../action/permissions.ts'
import type { Web, WebContext } from '../action/web.ts'
import { listAreas } from '../agencies/store/areas.ts'
import type { Db } from '../db/open.ts'
import { openingReasons, reportMoves } from '../intake/model/words.ts'
import { listCategories } from '../intake/store/categories.ts'
import { findReport } from '../intake/store/reports.ts'
import { groupDigits } from '../kit/format.ts'
import { Refusal } from '../kit/refusal.ts'
import { refusalStatus } from '../kit/refusal-http.ts'
import { addReportToCase } from './actions/add-report-to-case.ts'
import { type OpenedCase, openCase } from './actions/open-case.ts'
import { openCaseFromReport } from './actions/open-case-from-report.ts'
import { suggestCases } from './actions/suggest-cases.ts'
import { taskRoles } from './actions/task-people.ts'
import { readCaseFilter } from './model/case-filter.ts'
import { closedCursor, openCursor } from './pages/case-cursor.ts'
import type { Sent } from './pages/case-form.tsx'
import { CaseList, type CaseListView, listHref } from './pages/case-list.tsx'
import type { CaseProps } from './pages/case-props.ts'
import { caseRows } from './pages/case-rows.ts'
import { CaseView } from './pages/case-view.tsx'
import { titleFor } from './pages/case-words.ts'
import { type CaseWork, caseWorks, doneSections } from './pages/case-work.ts'
import { NewCasePage } from './pages/new-case.tsx'
import { fieldsOf, sentOf } from './pages/sent-form.ts'
import { WhyCase } from './pages/why-case.tsx'
import { evidenceRoutes } from './routes/evidence.tsx'
import { idOf, idShape } from './routes/id.ts'
import { caseIdOfReport, caseMatters } from './store/case-reports.ts'
import { type CaseRow, findCaseOfAgency } from './store/cases.ts'

const pageLength = 20

/** What a room above shows on a case's page; the roof hands it in, since nothing here may look up. */
export type Beside = (c: WebContext, opened: OpenedCase) => Promise<CaseProps['beside']>

export interface CaseParts {
  readonly beside: Beside
}

export const caseRoutes = (web: Web, { beside }: CaseParts): void => {
  web.get('/console/cases', (c) => showList(c, 'mine'))
  web.get('/console/cases/all', (c) => showList(c, 'all'))
  web.get('/console/cases/closed', (c) => showList(c, 'closed'))
  web.get('/console/cases/new', (c) => showNew(c, c.req.query('report') ?? ''))
  web.post('/console/cases/new', (c) => takeReport(c, 'new'))
  web.post('/console/cases/add-report', (c) => takeReport(c, 'report'))
  web.get('/console/cases/:id', (c) => showCase(c, beside))
  for (const work of caseWorks) web.post(`/console/cases/:id/${work.path}`, (c) => doWork(c, beside, work))
  evidenceRoutes(web)
}

const requirePermission = (c: WebContext, permission: Permission): void => {
  if (!permits(c.var.member, permission)) throw new Refusal('forbidden')
}

const showList = async (c: WebContext, view: CaseListView): Promise<Response> => {
  requirePermission(c, 'case.list')
  const { t, context, member } = c.var
  const { db, now } = context
  const filter = readCaseFilter(c.req.query('show'), c.req.query('area'), now)
  const found = await caseRows(db, member, view, filter, c.req.query('after'), pageLength + 1)
  const rows = found.slice(0, pageLength)
  const last = found.length > pageLength ? rows.at(-1) : undefined
  const number = c.req.query('number') ?? ''
  const done = c.req.query('done')
  return c.render(
    <CaseList
      t={t}
      now={now}
      view={view}
      filter={filter}
      rows={rows}
      categories={await listCategories(db, now)}
      areas={await listAreas(db, now)}
      names={
        await memberNames(
          db,
          rows.flatMap(({ owner_id }) => (owner_id === null ? [] : [owner_id])),
        )
      }
      received={await receivedOf(db, rows)}
      next={last && (view === 'closed' ? closedCursor(last) : openCursor(last))}
      isFirst={c.req.query('after') === undefined}
      mayRead={permits(member, 'case.read')}
      officers={
        done === 'started'
          ? (await membersWithRole(db, member.agencyId, ['officer'])).map(({ name }) => name)
          : undefined
      }
      done={
        /^\d{4}-\d{6}$/.test(number) && (done === 'started' || done === 'added')
          ? t(`cases.done-${done}`, { number })
          : undefined
      }
    />,
    { title: t('cases.list-title'), live: view !== 'closed' },
  )
}

const receivedOf = async (db: Db, rows: readonly CaseRow[]): Promise<ReadonlyMap<string, Date>> => {
  const matters = await caseMatters(
    db,
    rows.map(({ id }) => id),
  )
  return new Map([...matters].flatMap(([id, { receivedAt }]) => (receivedAt ? [[id, receivedAt]] : [])))
}

const showNew = async (
  c: WebContext,
  reportId: string,
  sent?: Sent,
  refusal?: Refusal,
): Promise<Response> => {
  requirePermission(c, 'report.triage')
  const { t, context, member, formToken } = c.var
  const { db, now } = context
  const report = await findOwnReport(c, reportId)
  const caseId = await caseIdOfReport(db, report.id, member.agencyId)
  if (caseId !== undefined && permits(member, 'case.read'))
    return c.redirect(`/console/cases/${caseId}?reason=case-work`, 303)
  const categories = await listCategories(db, now)
  const waiting = reportMoves.accept.from.some((state) => state === report.state)
  return c.render(
    <NewCasePage
      t={t}
      formToken={formToken}
      sent={sent}
      report={report}
      categories={categories}
      waiting={waiting}
      title={titleFor(t, report, categories, await listAreas(db, now))}
      similar={
        waiting && permits(member, 'report.read') ? await perform(suggestCases, context, { reportId }) : []
      }
    />,
    {
      title: t('cases.new-title', { number: groupDigits(report.locator) }),
      ...(refusal ? { status: refusalStatus[refusal.kind] } : {}),
    },
  )
}

const findOwnReport = async (c: WebContext, reportId: string) => {
  if (!idShape.test(reportId)) throw new Refusal('not-found')
  const report = await findReport(c.var.context.db, reportId)
  if (report.agency_id !== c.var.member.agencyId) throw new Refusal('not-found')
  return report
}

/** Accepts a report; whoever may not read cases returns to the list, with the number to pass on. */
const takeReport = (c: WebContext, form: 'new' | 'report'): Promise<Response> =>
  submitForm(
    c,
    async (typed) => {
      const { caseId, number } =
        form === 'new'
          ? await perform(openCaseFromReport, c.var.context, fieldsOf(typed))
          : await perform(addReportToCase, c.var.context, fieldsOf(typed))
      return c.redirect(
        permits(c.var.member, 'case.read')
          ? `/console/cases/${caseId}?reason=case-work&done=${form}`
          : `${listHref.all}?done=${form === 'new' ? 'started' : 'added'}&number=${number}`,
        303,
      )
    },
    (typed, refusal) => showNew(c, textOf(typed, 'reportId'), sentOf(form, typed, refusal), refusal),
  )

const showCase = (c: WebContext, beside: Beside): Promise<Response> => {
  idOf(c)
  const reason = openingReasons.find((one) => one === c.req.query('reason'))
  if (reason === undefined) return askWhy(c)
  return renderCase(c, beside, reason)
}

const askWhy = async (c: WebContext): Promise<Response> => {
  requirePermission(c, 'case.read')
  const caseId = idOf(c)
  await findCaseOfAgency(c.var.context.db, caseId, c.var.member.agencyId)
  return c.render(<WhyCase t={c.var.t} caseId={caseId} />, { title: c.var.t('cases.why-title') })
}

/** What was done and where, read from the address: known words only. */
const doneOf = (c: WebContext): CaseProps['done'] => {
  const done = c.req.query('done') ?? ''
  const section = doneSections[done]
  if (section === undefined) return undefined
  const evidence = c.req.query('evidence')
  return {
    text: c.var.t.of(`cases.done-${done}`),
    tone: done === 'altered' ? 'danger' : 'ok',
    section: evidence === undefined ? section : `evidence-${evidence}`,
  }
}

const renderCase = async (
  c: WebContext,
  beside: Beside,
  reason: (typeof openingReasons)[number],
  sent?: Sent,
  refusal?: Refusal,
): Promise<Response> => {
  const { t, context, member, formToken } = c.var
  const { db, now } = context
  const opened = await perform(openCase, context, { caseId: c.req.param('id'), reason })
  return c.render(
    <CaseView
      t={t}
      now={now}
      formToken={formToken}
      sent={sent}
      opened={opened}
      beside={await beside(c, opened)}
      memberId={member.memberId}
      may={(permission) => permits(member, permission)}
      categories={await listCategories(db, now)}
      areas={await listAreas(db, now)}
      officers={await membersWithRole(db, member.agencyId, ['officer'])}
      colleagues={await membersWithRole(db, member.agencyId, taskRoles)}
      done={doneOf(c)}
    />,
    {
      title: t('cases.case-title', { number: opened.row.number }),
      ...(refusal ? { status: refusalStatus[refusal.kind] } : {}),
    },
  )
}

/** One form of the case view: done and back to its section, or the page again with the words and the problem. */
const doWork = (c: WebContext, beside: Beside, work: CaseWork): Promise<Response> => {
  const caseId = idOf(c)
  return submitForm(
    c,
    async (form) => {
      await work.run(c.var.context, { ...fieldsOf(form), caseId }, form)
      return c.redirect(`/console/cases/${caseId}?reason=case-work&done=${work.done}#${work.section}`, 303)
    },
    (form, refusal) => {
      if (refusal.kind === 'not-found' || refusal.reason === 'forbidden') throw refusal
      return renderCase(c, beside, 'case-work', sentOf(work.form(form), form, refusal), refusal)
    },
  )
}
