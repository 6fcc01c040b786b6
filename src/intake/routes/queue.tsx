import { onDuty } from '../../accounts/store/shifts.ts'
import { permits } from '../../action/permissions.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { listAreas } from '../../agencies/store/areas.ts'
import { type Urgency, urgencies } from '../../kit/urgency.ts'
import { decidedCursor, queueCursor, readDecidedCursor, readQueueCursor } from '../pages/queue-cursor.ts'
import { type Done, QueuePage, type QueuePageProps } from '../pages/queue-page.tsx'
import { listCategories } from '../store/categories.ts'
import { decidedPage, type QueueFilter, queuePage, type ReportRow, unreadReports } from '../store/reports.ts'
import { requirePermission } from './require.ts'

const pageSize = 20

export const queueRoutes = (web: Web): void => {
  web.get('/console/reports', async (c) => {
    requirePermission(c, 'report.queue')
    const filter = filterOf(c)
    const after = readQueueCursor(c.req.query('after'))
    // One row more than shown tells whether there is a next page, without counting.
    const rows = await queuePage(c.var.context.db, c.var.member.agencyId, filter, after, pageSize + 1)
    return showQueue(c, rows, { view: 'waiting', filter, isFirst: after === undefined, cursor: queueCursor })
  })

  web.get('/console/reports/unread', async (c) => {
    requirePermission(c, 'report.queue')
    const rows = await unreadReports(c.var.context.db, c.var.member.agencyId)
    const gravestFirst = rows.toSorted((a, b) => a.urgency.localeCompare(b.urgency))
    return showQueue(c, gravestFirst, { view: 'unread', filter: {}, isFirst: true })
  })

  web.get('/console/reports/decided', async (c) => {
    requirePermission(c, 'report.queue')
    const after = readDecidedCursor(c.req.query('after'))
    const rows = await decidedPage(c.var.context.db, c.var.member.agencyId, after, pageSize + 1)
    return showQueue(c, rows, {
      view: 'decided',
      filter: {},
      isFirst: after === undefined,
      cursor: decidedCursor,
    })
  })
}

const isUrgency = (text: string | undefined): text is Urgency => urgencies.some((urgency) => urgency === text)

const filterOf = (c: WebContext): QueueFilter => {
  const urgency = c.req.query('urgency')
  const area = c.req.query('area')
  return {
    urgency: isUrgency(urgency) ? urgency : undefined,
    areaCode: area !== undefined && /^[\w-]{1,20}$/.test(area) ? area : undefined,
  }
}

const doneOf = (c: WebContext): Done | undefined => {
  const what = (['merge', 'redirect', 'decline'] as const).find((one) => one === c.req.query('did'))
  const number = c.req.query('number') ?? ''
  return what !== undefined && /^\d{8}$/.test(number) ? { what, number } : undefined
}

interface Shown extends Pick<QueuePageProps, 'view' | 'filter' | 'isFirst'> {
  /** Pages are only cut where there is a cursor to go on from. */
  readonly cursor?: (row: ReportRow) => string
}

const showQueue = async (c: WebContext, found: readonly ReportRow[], { cursor, ...shown }: Shown) => {
  const { t, context, member } = c.var
  const [categories, areas, shifts] = await Promise.all([
    listCategories(context.db, context.now),
    listAreas(context.db, context.now),
    onDuty(context.db, member.agencyId, context.now),
  ])
  const rows = cursor === undefined ? found : found.slice(0, pageSize)
  const last = rows.at(-1)
  return c.render(
    <QueuePage
      t={t}
      now={context.now}
      rows={rows}
      categories={categories}
      areas={areas}
      next={cursor !== undefined && last !== undefined && found.length > pageSize ? cursor(last) : undefined}
      mayRead={permits(member, 'report.read')}
      mayEnter={permits(member, 'report.enter')}
      done={doneOf(c)}
      onDuty={shifts.map(({ name }) => name)}
      {...shown}
    />,
    { title: t(titleOf[shown.view]), live: true },
  )
}

const titleOf = {
  waiting: 'intake.queue-title',
  unread: 'intake.unread-title',
  decided: 'intake.decided-title',
} as const
