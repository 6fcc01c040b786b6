import { describe, expect, test } from 'vitest'
import { signedIn } from '../../test/browser.ts'
import { buildReport } from '../../test/build.ts'
import { testHouse } from '../../test/house.ts'
import { perform } from '../action/perform.ts'
import { openReport } from '../intake/actions/open-report.ts'
import { appendEntry } from './store.ts'

const house = testHouse()

const seqs = (html: string) =>
  [...html.matchAll(/<th scope="row">(\d+)<\/th>/g)].map(([, seq]) => Number(seq))

describe('the ledger', () => {
  test('tells who did what and why in words, newest first, each entry once across pages', async () => {
    const { reportId } = await buildReport(house(), { narrative: 'MARKER-NARRATIVE' })
    const { db, actor, now: at } = house().as('receiver')
    await perform(openReport, house().as('receiver'), { reportId, reason: 'supervision' })
    for (let index = 0; index < 60; index += 1)
      await appendEntry(db, {
        actor,
        action: 'report.open',
        object: `report:${reportId}`,
        reason: index % 2 ? 'triage' : 'supervision',
        outcome: 'done',
        at,
      })
    const browser = await signedIn(house(), 'auditor')
    const first = await browser.get('/console/audit')
    expect(first.html).toContain('Mở đọc')
    expect(first.html).toContain('Tiếp nhận')
    expect(first.html).toContain('kiểm tra, giám sát')
    expect(first.html).not.toContain('MARKER-NARRATIVE')
    const next = /href="([^"]+)" rel="next"/.exec(first.html)?.[1] ?? ''
    const second = await browser.get(next)
    const all = [...seqs(first.html), ...seqs(second.html)]
    expect(seqs(first.html)).toHaveLength(50)
    expect(all).toEqual(all.toSorted((a, b) => b - a))
    expect(new Set(all).size).toBe(all.length)
  })

  test('narrows to one object, and keeps another agency’s deeds out', async () => {
    const { reportId } = await buildReport(house(), { commune: 'x01' })
    await perform(openReport, house().as('commune'), { reportId, reason: 'triage' })
    const duty = await signedIn(house(), 'auditor')
    expect((await duty.get(`/console/audit?object=report:${reportId}`)).html).not.toContain('Mở đọc')
    const own = await (await signedIn(house(), 'commune')).get(`/console/audit?object=${reportId}`)
    expect(own.html).toContain('Mở đọc')
    expect((await duty.get('/console/audit')).html).not.toContain('Cán bộ xã')
  })

  test('says what is wrong with a strange object and shows the first page for a damaged place', async () => {
    const browser = await signedIn(house(), 'auditor')
    const strange = await browser.get('/console/audit?object=%3Cscript%3E')
    expect([
      strange.status,
      strange.html.includes('field-object-problem'),
      strange.html.includes('<script>'),
    ]).toEqual([422, true, false])
    for (const before of ['x', '-1', '0', '99999999999999999999'])
      expect((await browser.get(`/console/audit?before=${before}`)).status).toBe(200)
  })

  test('is for auditors and administrators, and looking is recorded', async () => {
    for (const login of ['receiver', 'officer', 'leader', 'editor'])
      expect((await (await signedIn(house(), login)).get('/console/audit')).status, login).toBe(403)
    const browser = await signedIn(house(), 'administrator')
    await browser.get('/console/audit')
    expect((await browser.get('/console/audit')).html).toContain('Xem nhật ký')
  })
})
