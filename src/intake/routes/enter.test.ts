import { describe, expect, test } from 'vitest'
import { signedIn } from '../../../test/browser.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { openMailbox } from '../actions/open-mailbox.ts'

const house = testHouse()

const call = {
  channel: 'phone',
  safeNow: 'no',
  narrative: 'Bà ngoại gọi: cháu bị người lạ rủ đi gặp chiều nay.',
  occurredAt: '14 giờ, 24/11/2026',
  happened: ['asked-meet', 'asked-secret'],
  commune: 'x01',
  childAgeEstimate: 'khoảng 12',
  childName: 'không biết',
}

const codesIn = (html: string) => {
  const digits = [...html.matchAll(/<b>(\d{4})<\/b>/g)].map(([, group]) => group ?? '')
  return { locator: digits.slice(0, 2).join(''), secret: digits.slice(2, 6).join('') }
}

const countReports = async () =>
  (await house().database.db.selectFrom('intake.report').select('id').execute()).length

describe('a call written down', () => {
  test('gives a receipt to read out, names the agency, and opens the mailbox', async () => {
    const browser = await signedIn(house(), 'receiver')
    await browser.get('/console/reports/new')
    const { html, status } = await browser.submit('/console/reports/new', call)
    expect(status).toBe(200)
    expect(html).toContain('UBND Xã Mẫu 1')
    const codes = codesIn(html)
    expect(codes).toEqual({
      locator: expect.stringMatching(/^\d{8}$/),
      secret: expect.stringMatching(/^\d{16}$/),
    })
    expect((await perform(openMailbox, house().anonymous(), codes)).kind).toBe('report')
  })

  test('sent twice is one report with the same receipt', async () => {
    const browser = await signedIn(house(), 'receiver')
    await browser.get('/console/reports/new')
    const form = browser.page
    const first = codesIn((await browser.submit('/console/reports/new', call)).html)
    const before = await countReports()
    browser.page = form
    expect(codesIn((await browser.submit('/console/reports/new', call)).html)).toEqual(first)
    expect(await countReports()).toBe(before)
  })

  test('comes back with every word when something is missing', async () => {
    const browser = await signedIn(house(), 'receiver')
    await browser.get('/console/reports/new')
    const once = browser.form('/console/reports/new').values.once
    const { html, status } = await browser.submit('/console/reports/new', {
      ...call,
      occurredAt: '',
      urls: 'https://vi-du.example/a',
    })
    expect(status).toBe(422)
    expect(html).toContain('field-occurredAt-problem')
    for (const words of [
      call.narrative,
      call.childAgeEstimate,
      'https://vi-du.example/a',
      'value="x01" selected',
    ])
      expect(html).toContain(words)
    expect(html).toMatch(/value="asked-meet" checked/)
    expect(browser.form('/console/reports/new').values.once).toBe(once)
    expect((await browser.submit('/console/reports/new', { ...call })).html).toContain(
      'Đọc mã này cho người báo',
    )
  })

  test('prints as Mẫu 01, with dotted lines where nothing is known', async () => {
    const browser = await signedIn(house(), 'receiver')
    await browser.get('/console/reports/new')
    const { html } = await browser.submit('/console/reports/new', {
      ...call,
      commune: '',
      childSex: 'female',
      father: 'Nguyễn Văn A',
    })
    const id = /\/console\/reports\/([0-9a-f-]{36})/.exec(html)?.[1]
    const printed = await browser.get(`/console/reports/${id}/form-01?reason=triage`)
    expect(printed.html).toContain('BÁO CÁO TIẾP NHẬN THÔNG TIN')
    expect(printed.html).toMatch(/☒ Qua điện thoại/)
    expect(printed.html).toMatch(/☒ Nữ/)
    for (const words of ['khoảng 12', 'không biết', 'Nguyễn Văn A', call.narrative])
      expect(printed.html).toContain(words)
    expect(printed.html).toMatch(/Họ và tên mẹ \*: <span class="dots">/)
  })

  test('refuses rubbish in any field without falling over', async () => {
    const browser = await signedIn(house(), 'receiver')
    for (const bad of [
      { commune: 'nowhere' },
      { once: 'short' },
      { narrative: '\u0000 ' },
      { channel: 'fax' },
      { happened: ['asked-meet', 'nonsense'] },
      { urls: 'x '.repeat(30) },
      { childSex: '' },
      { narrative: 'x'.repeat(50_000) },
    ]) {
      await browser.get('/console/reports/new')
      expect(
        (await browser.submit('/console/reports/new', { ...call, ...bad })).status,
        JSON.stringify(bad).slice(0, 60),
      ).toBe(422)
    }
  })
})
