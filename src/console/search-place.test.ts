import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type Browser, signedIn } from '../../test/browser.ts'
import { buildReport, buildTriagedReport } from '../../test/build.ts'
import { testHouse } from '../../test/house.ts'
import { perform } from '../action/perform.ts'
import { openCaseFromReport } from '../cases/actions/open-case-from-report.ts'
import { groupDigits } from '../kit/format.ts'
import { newId } from '../kit/random.ts'
import { findPlace } from './actions/find-place.ts'

const house = testHouse()

const acceptedIn = async (commune: string) => {
  const { reportId, locator } = await buildTriagedReport(house(), { commune })
  const { caseId } = await perform(openCaseFromReport, house().as('officer'), {
    reportId,
    title: 'Rủ gặp riêng',
    summary: 'Một em bị rủ gặp.',
  })
  return { locator, caseId }
}

const find = async (browser: Browser, q: string) =>
  (await browser.get(`/console/search?q=${encodeURIComponent(q)}`)).html

describe('search by commune', () => {
  it('finds the reports and cases of a commune typed without diacritics, however short', async () => {
    const { locator, caseId } = await acceptedIn('p01')
    const officer = await signedIn(house(), 'officer')
    for (const typed of ['Phường Mẫu 1', 'phuong mau 1', 'p. mau 1', 'p01']) {
      const html = await find(officer, typed)
      expect([typed, html.includes(`/console/cases/${caseId}`)]).toEqual([typed, true])
      expect([typed, html.includes(groupDigits(locator))]).toEqual([typed, true])
      expect(html).toContain('Hồ sơ ở Phường Mẫu 1')
    }
    expect(await find(officer, 'mau 1')).toContain('Phường Mẫu 1 · Xã Mẫu 1')
    expect(await find(officer, 'phuong khac')).not.toContain(caseId)
  })

  it('stays with the own agency, whatever the commune', async () => {
    const { locator } = await buildReport(house(), { commune: 'x01' })
    const commune = await signedIn(house(), 'commune')
    expect(await find(commune, 'xa mau 1')).toContain(groupDigits(locator))
    const officer = await signedIn(house(), 'officer')
    expect(await find(officer, 'xa mau 1')).not.toContain(groupDigits(locator))
    const { caseId } = await acceptedIn('p01')
    expect(await find(commune, 'phuong mau 1')).not.toContain(caseId)
  })

  it('turns page by page, newest first, each once', async () => {
    const sent: string[] = []
    for (let n = 0; n < 23; n += 1) sent.push((await buildReport(house(), { commune: 'x02' })).reportId)
    const { database, as } = house()
    const agencyId = house().founded.members.officer?.agencyId ?? ''
    // In this province somebody else answers for x02: these come to the duty team as if redirected.
    await database.db
      .updateTable('intake.report')
      .set({ agency_id: agencyId })
      .where('id', 'in', sent)
      .execute()
    const first = await perform(findPlace, as('officer'), { query: 'xa mau 2' })
    const second = await perform(findPlace, as('officer'), {
      query: 'xa mau 2',
      reportsAfter: first.reports.next,
    })
    const rows = [...first.reports.rows, ...second.reports.rows]
    expect(first.reports.rows).toHaveLength(20)
    expect(second.reports.next).toBeUndefined()
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(sent))
    const moments = rows.map(({ received_at }) => received_at.getTime())
    expect(moments).toEqual(moments.toSorted((a, b) => b - a))
    const officer = await signedIn(house(), 'officer')
    await find(officer, 'xa mau 2')
    const next =
      /href="(\/console\/search\?q=xa\+mau\+2&amp;reports=[^"]+)"/.exec(officer.page.html)?.[1] ?? ''
    const { html } = await officer.get(next.replaceAll('&amp;', '&'))
    expect(html).toContain(second.reports.rows.map(({ locator }) => groupDigits(locator))[0])
    expect((await officer.get('/console/search?q=xa+mau+2&reports=junk&cases=1_2')).status).toBe(200)
  })

  it('lists no reports to a post that may not read them', async () => {
    await buildReport(house(), { commune: 'p01' })
    expect((await perform(findPlace, house().as('approver'), { query: 'p01' })).reports.rows).toEqual([])
    await expect(perform(findPlace, house().as('auditor'), { query: 'p01' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  it('walks an index in its own order, however many there are', async () => {
    const planOf = (query: string) =>
      house()
        .database.db.transaction()
        .execute(async (inside) => {
          // A small table would be read whole; here the planner must say how it would read a big one.
          await sql`set local enable_seqscan = off`.execute(inside)
          await sql`set local enable_bitmapscan = off`.execute(inside)
          const { rows } = await sql<Record<string, string>>`${sql.raw(`explain ${query}`)}`.execute(inside)
          return rows.map((row) => Object.values(row).join()).join('\n')
        })
    const id = newId()
    for (const [table, moment, index] of [
      ['intake.report', 'received_at', 'report_by_place'],
      ['cases."case"', 'opened_at', 'case_by_place'],
    ] as const) {
      const plan = await planOf(
        `select id from ${table} where agency_id = '${id}' and area_code = 'p01' and (${moment}, id) < (now(), '${id}'::uuid) order by ${moment} desc, id desc limit 20`,
      )
      expect(plan).toContain(index)
      expect(plan).not.toContain('Sort')
    }
  })
})
