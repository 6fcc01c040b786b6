import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type Browser, signedIn } from '../../../test/browser.ts'
import { buildReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import type { Assessment } from '../../detection/model.ts'
import { newId } from '../../kit/random.ts'
import { saveReport } from '../store/reports.ts'

const house = testHouse()

const hour = 3_600_000
const opened = (html: string) =>
  [...html.matchAll(/href="\/console\/reports\/([0-9a-f-]{36})\?reason=triage"/g)].map(([, id]) => id)

/** Walks every page of the list by its own “next” link. */
const walk = async (browser: Browser, first: string): Promise<(string | undefined)[]> => {
  const found: (string | undefined)[] = []
  for (let path: string | undefined = first; path !== undefined; ) {
    const { html, status } = await browser.get(path)
    expect(status).toBe(200)
    const ids = opened(html)
    expect(ids.length).toBeLessThanOrEqual(20)
    found.push(...ids)
    path = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  return found
}

describe('the queue', () => {
  test('does not call medium what nobody has read and no machine assessed', async () => {
    const { reportId } = await buildReport(house())
    await saveReport(house().database.db, reportId, { urgency: 'P2' })
    await house()
      .database.db.updateTable('intake.report')
      .set({ assessment: sql<Assessment>`'{"status":"not-assessed"}'::jsonb` })
      .where('id', '=', reportId)
      .execute()
    const browser = await signedIn(house(), 'receiver')
    const unseen = 'chưa ai đọc, có thể gấp'
    expect((await browser.get('/console/reports')).html).toContain(unseen)
    await browser.get(`/console/reports/${reportId}?reason=triage`)
    expect((await browser.get('/console/reports')).html).not.toContain(unseen)
    await saveReport(house().database.db, reportId, { state: 'closed' })
  })

  test('shows danger first, then the nearest clock, each report once across pages', async () => {
    const { db } = house().database
    const { reportId } = await buildReport(house())
    const like = await db
      .selectFrom('intake.report')
      .selectAll()
      .where('id', '=', reportId)
      .executeTakeFirstOrThrow()
    const made = Array.from({ length: 45 }, (_, index) => ({
      ...like,
      id: newId(),
      locator: String(10_000_000 + index),
      idempotency_hash: `queue-${index}`,
      urgency: (['P2', 'P0', 'P3', 'P1'] as const)[index % 4] ?? 'P2',
      // Some clocks run out at the same moment: then the id decides.
      due_at: new Date(like.due_at.getTime() + ((index * 7) % 15) * hour),
      assessment: sql<Assessment>`${JSON.stringify(like.assessment)}::jsonb`,
    }))
    await db.insertInto('intake.report').values(made).execute()
    await saveReport(db, reportId, { state: 'closed' })
    const order = made
      .toSorted(
        (a, b) =>
          a.urgency.localeCompare(b.urgency) ||
          a.due_at.getTime() - b.due_at.getTime() ||
          a.id.localeCompare(b.id),
      )
      .map(({ id }) => id)
    expect(await walk(await signedIn(house(), 'receiver'), '/console/reports')).toEqual(order)

    const onlyP0 = made.filter(({ urgency }) => urgency === 'P0').length
    expect(await walk(await signedIn(house(), 'receiver'), '/console/reports?urgency=P0')).toHaveLength(
      onlyP0,
    )
  })

  test('tells who, how old, how many files, and what nobody has read', async () => {
    const { reportId } = await buildReport(house(), { reporter: 'teacher', ageBand: '6-10', commune: 'x02' })
    await saveReport(house().database.db, reportId, {
      urgency: 'P0',
      due_at: new Date(0),
      file_count: 3,
      unread: true,
    })
    const browser = await signedIn(house(), 'receiver')
    const { html } = await browser.get('/console/reports')
    const row = /<tr[^>]*data-row[\s\S]*?<\/tr>/.exec(html)?.[0] ?? ''
    for (const words of ['Giáo viên, 6–10 tuổi', '3 tệp', 'Lời mới', 'Xã Mẫu 2', 'khẩn cấp', 'data-due'])
      expect(row).toContain(words)
    expect(row).toContain('Máy gợi ý mức P1')
    expect(html).toContain('data-live="reports"')
    expect((await browser.get('/console/reports/unread')).html).toContain(reportId)
  })

  test('keeps the filter while paging and offers the way back', async () => {
    const browser = await signedIn(house(), 'receiver')
    const { html } = await browser.get('/console/reports?area=x02')
    expect(html).toMatch(/<option value="x02" selected/)
    expect(opened(html)).toHaveLength(1)
    expect((await browser.get('/console/reports?area=p01')).html).toContain(
      'Không có báo cáo nào hợp với lọc này',
    )
  })

  test.each([
    'after=%00',
    'after=zzzz',
    'after=UDB8MXx4',
    'urgency=P9',
    "area=x01'--",
    'after=a&after=b',
    `after=${'A'.repeat(5000)}`,
  ])('shows the first page for a damaged address: %s', async (query) => {
    const browser = await signedIn(house(), 'receiver')
    const { status, html } = await browser.get(`/console/reports?${query}`)
    expect(status).toBe(200)
    expect(opened(html).length).toBeGreaterThan(0)
    expect((await browser.get(`/console/reports/decided?${query}`)).status).toBe(200)
  })

  test('is for posts that work reports', async () => {
    for (const login of ['auditor', 'administrator', 'editor'])
      for (const path of [
        '/console/reports',
        '/console/reports/unread',
        '/console/reports/decided',
        '/console/reports/new',
      ])
        expect((await (await signedIn(house(), login)).get(path)).status, `${login} ${path}`).toBe(403)
    const leader = await (await signedIn(house(), 'leader')).get('/console/reports')
    expect(leader.html).toContain('không mở được nội dung')
  })

  test('holds nothing of another agency', async () => {
    const { html } = await (await signedIn(house(), 'police')).get('/console/reports')
    expect(opened(html)).toEqual([])
  })
})
