import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { signedIn } from '../../test/browser.ts'
import { buildReport, buildTriagedReport } from '../../test/build.ts'
import { testHouse } from '../../test/house.ts'
import { perform } from '../action/perform.ts'
import { openCaseFromReport } from '../cases/actions/open-case-from-report.ts'
import { openReport } from '../intake/actions/open-report.ts'
import { newId } from '../kit/random.ts'
import { checkTail } from './store/verify.ts'
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
    const one = await browser.get(`/console/audit?object=report:${reportId}`)
    const more = (/href="([^"]+)" rel="next"/.exec(one.html)?.[1] ?? '').replaceAll('&amp;', '&')
    const rest = seqs((await browser.get(more)).html)
    expect([
      seqs(one.html).length,
      rest.length > 0,
      rest.every((seq) => !seqs(one.html).includes(seq)),
    ]).toEqual([50, true, true])
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

  test('shows refused tries alone, page by page, by an index', async () => {
    const { db, actor, now: at } = house().as('officer2')
    for (let index = 0; index < 55; index += 1)
      for (const outcome of ['done', 'refused'] as const)
        await appendEntry(db, {
          actor,
          action: 'case.open',
          object: `case:${newId()}`,
          reason: 'not-found',
          outcome,
          at,
        })
    const browser = await signedIn(house(), 'auditor')
    const first = await browser.get('/console/audit?refused=1')
    expect(first.html).toMatch(/name="refused" value="1" checked/)
    const next = (/href="([^"]+)" rel="next"/.exec(first.html)?.[1] ?? '').replaceAll('&amp;', '&')
    expect(next).toContain('refused=1')
    const second = await browser.get(next)
    const all = [...seqs(first.html), ...seqs(second.html)]
    expect(all.length).toBeGreaterThanOrEqual(55)
    const { rows } = await sql<{ outcome: string }>`
      select distinct outcome from audit.entry where seq = any(${all})`.execute(house().database.db)
    expect(rows).toEqual([{ outcome: 'refused' }])
    const commune = await signedIn(house(), 'commune')
    const theirs = seqs((await commune.get('/console/audit?refused=1')).html)
    expect(theirs.filter((seq) => all.includes(seq))).toEqual([])
    expect((await browser.get('/console/audit?refused=2')).status).toBe(422)
    const plan = await house()
      .database.db.transaction()
      .execute(async (inside) => {
        await sql`set local enable_seqscan = off`.execute(inside)
        await sql`set local enable_bitmapscan = off`.execute(inside)
        return sql<Record<string, string>>`${sql.raw(
          `explain select seq from audit.entry where agency_id = '${newId()}' and seq < 9 and outcome = 'refused' order by seq desc limit 51`,
        )}`.execute(inside)
      })
    expect(JSON.stringify(plan.rows)).toContain('entry_refused')
  })

  test('is read by number, officer and day; digests are short until asked for; and says what was checked', async () => {
    const { reportId } = await buildTriagedReport(house())
    const { caseId } = await perform(openCaseFromReport, house().as('officer'), {
      reportId,
      title: 'Một hồ sơ',
    })
    const { db } = house().database
    const { number } = await db
      .selectFrom('cases.case')
      .select('number')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    const digest = 'ab'.repeat(32)
    const at = new Date('2026-03-04T20:00:00Z')
    const { actor } = house().as('officer')
    await appendEntry(db, {
      actor,
      action: 'evidence.add',
      object: `case:${caseId}`,
      reason: `sha256:${digest}`,
      outcome: 'done',
      at,
    })
    const browser = await signedIn(house(), 'auditor')
    const byNumber = (await browser.get(`/console/audit?object=${number}`)).html
    expect(seqs(byNumber).length).toBeGreaterThanOrEqual(2)
    expect(byNumber).toContain(`Hồ sơ ${number}</a>`)
    expect(byNumber).toMatch(new RegExp(`<summary>SHA-256 abababab…</summary><code>${digest}</code>`))
    const who = actor.kind === 'member' ? actor.memberId : ''
    const byDay = (await browser.get(`/console/audit?who=${who}&day=2026-03-05`)).html
    expect(seqs(byDay)).toHaveLength(1)
    expect(seqs((await browser.get(`/console/audit?who=${who}&day=2026-03-04`)).html)).toEqual([])
    const span = `/console/audit?who=${who}&day=2026-03-01&until=2026-03-31`
    expect(seqs((await browser.get(span)).html)).toHaveLength(1)
    expect(seqs((await browser.get(`${span}&what=evidence`)).html)).toHaveLength(1)
    expect(seqs((await browser.get(`${span}&what=opened`)).html)).toEqual([])
    expect((await browser.get('/console/audit?what=x')).status).toBe(422)
    expect((await browser.get('/console/audit?who=x')).status).toBe(422)
    expect((await browser.get('/console/audit?day=x')).status).toBe(422)
    const first = await browser.get(`/console/audit?who=${who}`)
    expect(first.html).toMatch(/Vừa kiểm khi mở trang này: .* còn nguyên/)
    // A number of another agency's case finds nothing, not even what it is.
    const strange = await (await signedIn(house(), 'commune')).get(`/console/audit?object=${number}`)
    expect([strange.status, seqs(strange.html)]).toEqual([200, []])
  })

  test('says so when one of the latest entries is not what was written', async () => {
    const { db } = house().database
    await sql`alter table audit.entry disable trigger all`.execute(db).catch(() => {})
    const { seq, action } = await db
      .selectFrom('audit.entry')
      .select(['seq', 'action'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    const write = (text: string) =>
      db.updateTable('audit.entry').set({ action: text }).where('seq', '=', seq).execute()
    await write('report.close')
    expect((await checkTail(db)).sound).toBe(false)
    await write(action)
    expect((await checkTail(db)).sound).toBe(true)
    await sql`alter table audit.entry enable trigger all`.execute(db).catch(() => {})
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
