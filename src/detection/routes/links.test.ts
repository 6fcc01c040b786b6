import { beforeAll, describe, expect, it } from 'vitest'
import { type Browser, signedIn } from '../../../test/browser.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { timelineOf } from '../../audit/store.ts'
import { addLink } from '../actions/add-link.ts'
import { endLink } from '../actions/end-link.ts'
import { importLinks } from '../actions/import-links.ts'
import { assessReport } from '../store/current-engine.ts'

const house = testHouse()
const day = (date: string) => new Date(`${date}T10:00:00+07:00`)
/** What is said of links in a text on a day. */
const saidOn = async (date: string, text: string): Promise<readonly string[]> =>
  (await assessReport(house().database.db, text, 'report', day(date))).assessment.findings.flatMap(
    ({ label, reason }) => (label === 'link' ? [reason] : []),
  )

let officer: Browser
let page = ''
beforeAll(async () => {
  officer = await signedIn(house(), 'officer')
  await officer.get('/console/rules/links')
  expect(officer.page.html).toContain('Chưa có danh sách nào.')
  const made = await officer.submit('/console/rules/links', {
    name: 'Trang giả ngân hàng',
    source: 'Công an tỉnh Mẫu',
    kind: 'harmful',
  })
  page = made.url
})

describe('a list of sites', () => {
  it('makes the engine speak of a host with the list and its source, until its last day or until it is ended', async () => {
    expect(await saidOn('2090-01-10', 'vào m.bay-thu.com nhé')).toEqual([])
    const added = await officer.submit(`${page}/add`, {
      host: 'hxxp://Bay-Thu[.]com/',
      note: 'giả ngân hàng',
      expires: '2090-01-31',
    })
    expect(added.html).toContain('Đã thêm trang.')
    expect(added.html).toContain('31/01/2090')
    const said = 'Trang bay-thu.com nằm trong danh sách “Trang giả ngân hàng”, theo Công an tỉnh Mẫu'
    expect(await saidOn('2090-01-10', 'vào m.bay-thu.com nhé')).toEqual([said])
    expect(await saidOn('2090-01-31', 'vào bay-thu.com nhé')).toEqual([said])
    expect(await saidOn('2090-02-01', 'vào bay-thu.com nhé')).toEqual([])
    const ended = await officer.submit(`${page}/end`)
    expect(ended.html).toContain('Trang này không còn được tính.')
    expect(await saidOn('2090-01-10', 'vào m.bay-thu.com nhé')).toEqual([])
    expect((await officer.get(`${page}?past=1`)).html).toContain('bay-thu.com')
    const story = await timelineOf(house().database.db, [`link-list:${page.split('/').at(-1)}`])
    expect(story.map(({ action, reason }) => `${action} ${reason}`)).toEqual([
      'link-list.add harmful',
      'link-list.add-host bay-thu.com',
      'link-list.end-host bay-thu.com',
    ])
  })

  it('takes a sheet, pasted or as a file, and is found by a part of the name', async () => {
    await officer.get(page)
    const pasted = await officer.submit(`${page}/import`, {
      lines: 'trang;ghi chú;hạn\nmot-bay.com;giả;31/12/2090\nhai-bay.com',
    })
    expect(pasted.html).toContain('Đã đưa vào 2 trang.')
    const file = new File(['ba-bay.com\n'], 'trang.csv', { type: 'text/csv' })
    expect((await officer.submit(`${page}/import`, { sheet: file })).html).toContain('ba-bay.com')
    const found = await officer.get(`${page}?part=MOT`)
    expect(found.html).toContain('mot-bay.com')
    expect(found.html).not.toContain('hai-bay.com')
    expect((await officer.get('/console/rules/links')).html).toMatch(/data-heading="Số trang đang tính">3</)
  })

  it('says beside the field what is wrong, keeps what was typed, and takes nothing of a bad sheet', async () => {
    await officer.get(page)
    const wrong = await officer.submit(`${page}/add`, { host: 'facebook.com', note: 'nhóm kín' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toMatch(/id="field-host-problem"[\s\S]*?trang của một dịch vụ lớn/)
    expect(wrong.html).toContain('value="nhóm kín"')
    const late = await officer.submit(`${page}/add`, { host: 'abc.com', expires: '2020-01-01' })
    expect(late.html).toMatch(/id="field-expires-problem"[\s\S]*?đã qua/)
    const sheet = await officer.submit(`${page}/import`, { lines: 'bon-bay.com\nabc.com/x' })
    expect(sheet.html).toMatch(/id="field-lines-problem"[\s\S]*?Dòng 2: chỉ ghi tên trang/)
    expect((await officer.get(page)).html).not.toContain('bon-bay.com')
    await officer.get('/console/rules/links')
    const taken = await officer.submit('/console/rules/links', {
      name: 'Trang giả ngân hàng',
      source: 'x',
      kind: 'harmful',
    })
    expect(taken.html).toMatch(/id="field-name-problem"[\s\S]*?Đã có danh sách/)
  })
})

describe('who may', () => {
  it('change a list: the agency that answers for it alone', async () => {
    const commune = await signedIn(house(), 'commune')
    const { status, html } = await commune.get(page)
    expect([status, html.includes('/add"'), html.includes('/end"')]).toEqual([200, false, false])
    const listId = page.split('/').at(-1) ?? ''
    const other = house().as('commune')
    for (const tried of [
      () => perform(addLink, other, { listId, host: 'khac.com' }),
      () => perform(importLinks, other, { listId, lines: 'khac.com' }),
      () => perform(endLink, other, { listId, host: 'mot-bay.com' }),
    ])
      await expect(tried()).rejects.toMatchObject({ kind: 'not-found' })
    expect((await officer.get(page)).html).toContain('mot-bay.com')
  })

  it('read: everybody who reads rules; write: who writes rules', async () => {
    const leader = await signedIn(house(), 'leader')
    const { status, html } = await leader.get(page)
    expect(status).toBe(200)
    expect(html).not.toContain('/add"')
    const auditor = await signedIn(house(), 'auditor')
    expect((await auditor.get('/console/rules/links')).status).toBe(403)
    expect((await auditor.get(page)).status).toBe(403)
  })
})
