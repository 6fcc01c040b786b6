import { describe, expect, it } from 'vitest'
import { Browser } from '../../../test/browser.ts'
import { buildReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { declineReport } from '../../intake/actions/decline-report.ts'
import { openReport } from '../../intake/actions/open-report.ts'
import { writeToReporter } from '../../intake/actions/write-to-reporter.ts'
import { messagesOf } from '../../intake/store/messages.ts'
import { neutralPage } from './exit.ts'

const house = testHouse()

const openBox = async (): Promise<{ at: Browser; reportId: string; locator: string; secret: string }> => {
  const receipt = await buildReport(house())
  const at = new Browser(house().web)
  await at.get('/follow')
  await at.submit('/follow', { locator: receipt.locator, secret: receipt.secret })
  expect(at.page.url).toBe('/follow/mailbox')
  return { at, ...receipt }
}

describe('coming back', () => {
  it.each([
    ['both fields', (locator: string, secret: string) => ({ locator, secret })],
    ['all in the first', (locator: string, secret: string) => ({ locator: locator + secret, secret: '' })],
    [
      'groups with dashes, dots and spaces',
      (locator: string, secret: string) => ({
        locator: ` ${locator.slice(0, 4)}-${locator.slice(4)} `,
        secret: secret.replace(/(\d{4})/g, '$1. '),
      }),
    ],
  ])('works with %s', async (_, typed) => {
    const { locator, secret } = await buildReport(house())
    const at = new Browser(house().web)
    await at.get('/follow')
    await at.submit('/follow', typed(locator, secret))
    expect(at.page.url).toBe('/follow/mailbox')
    expect(at.page.html).toContain('Đã nhận')
  })

  it('with a wrong secret marks that field too', async () => {
    const { locator, secret } = await buildReport(house())
    const at = new Browser(house().web)
    await at.get('/follow')
    await at.submit('/follow', { locator, secret: secret.replace(/./, (one) => (one === '1' ? '2' : '1')) })
    expect(at.page.html).toContain('id="field-locator-problem"')
    expect(at.page.html).toContain('id="field-secret-problem"')
  })

  it('with a wrong code says so beside the field, keeps the digits, sets no cookie', async () => {
    const { locator, secret } = await buildReport(house())
    const at = new Browser(house().web)
    const wrong = secret.replace(/./, (digit) => String((Number(digit) + 1) % 10))
    for (const [values, status] of [
      [{ locator, secret: wrong }, 403],
      [{ locator: '00000000', secret }, 403],
      [{ locator, secret: '12' }, 422],
      [{ locator: 'abc<script>', secret: '\u0000' }, 422],
      [{ locator: '', secret: '' }, 422],
      [{ locator: '1'.repeat(500), secret }, 422],
    ] as const) {
      await at.get('/follow')
      await at.submit('/follow', values)
      expect(at.page.status).toBe(status)
      expect(at.page.html).toContain('id="field-locator-problem"')
      expect(at.page.html).not.toContain('<script>')
      expect(at.cookies.size).toBe(0)
    }
  })
})

describe('the mailbox', () => {
  it('shows what the officer wrote, and takes an answer', async () => {
    const { at, reportId } = await openBox()
    await perform(openReport, house().as('receiver'), { reportId, reason: 'triage' })
    await perform(writeToReporter, house().as('receiver'), { reportId, text: 'Em có đang ở nhà không?' })
    await at.get('/follow/mailbox')
    expect(at.page.html).toContain('Em có đang ở nhà không?')
    expect(at.page.html).toContain('Đang xem')
    await at.submit('/follow/mailbox/message', { text: 'Dạ có <b>ạ</b>' })
    expect(at.page.html).toContain('Dạ có &lt;b&gt;ạ&lt;/b&gt;')
    expect(at.page.html).toContain('Đã gửi. Người phụ trách sẽ đọc.')
  })

  it('stores a message once however often it is tapped; other words in the same form are another', async () => {
    const { at, reportId } = await openBox()
    const { action, values } = at.form('/follow/mailbox/message')
    const send = (text: string) =>
      at.request(action, {
        method: 'POST',
        body: new URLSearchParams({ ...values, text }),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    await Promise.all([send('Em ổn ạ'), send('Em ổn ạ'), send('Em ổn ạ')])
    await send('Em nói thêm')
    const rows = await messagesOf(house().database.db, reportId)
    expect(rows).toHaveLength(2)
  })

  it('says kindly that it cannot go on', async () => {
    const { at, reportId } = await openBox()
    await perform(openReport, house().as('receiver'), { reportId, reason: 'triage' })
    await perform(declineReport, house().as('receiver'), {
      reportId,
      reason: 'out-of-scope',
      text: 'Việc này không thuộc chúng tôi.',
    })
    await at.get('/follow/mailbox')
    expect(at.page.html).toContain('Không phải vì em đã làm gì sai')
  })

  it('keeps an answer that is refused, and says when there is none', async () => {
    const { at } = await openBox()
    await at.submit('/follow/mailbox/message', { text: '   ' })
    expect(at.page.status).toBe(422)
    expect(at.page.html).toContain('id="field-text-problem"')
    await at.submit('/follow/mailbox/message', { text: 'giữ lại', form_token: 'forged' })
    expect(at.page.status).toBe(403)
    expect(at.form('/follow/mailbox/message').values.text?.trim()).toBe('giữ lại')
  })

  it('takes screenshots and refuses programs', async () => {
    const { at } = await openBox()
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await at.submit('/follow/mailbox/files', { files: new File([png], 'thêm.png') })
    expect(at.page.html).toContain('thêm.png')
    await at.submit('/follow/mailbox/files', { files: new File(['MZ'], 'x.exe') })
    expect(at.page.status).toBe(415)
    expect(at.page.html).toContain('id="field-files-problem"')
    await at.submit('/follow/mailbox/files', {})
    expect(at.page.status).toBe(422)
  })

  it('after its time gives unsent words back to copy', async () => {
    const { at } = await openBox()
    const { values } = at.form('/follow/mailbox/message')
    await house()
      .database.db.updateTable('intake.reporter_session')
      .set({ expires_at: new Date(0) })
      .execute()
    const body = new URLSearchParams({ ...values, text: 'em viết lâu lắm' })
    await at.request('/follow/mailbox/message', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(at.page.status).toBe(401)
    expect(at.page.html).toContain('em viết lâu lắm')
    expect(at.page.html).toContain('action="/follow"')
  })

  it('left, is closed for the cookie and for any copy of it', async () => {
    const { at } = await openBox()
    const copy = at.cookies.get('khien_mailbox') ?? ''
    await at.submit('/follow/leave')
    expect(at.page.url).toBe('/')
    expect(at.cookies.size).toBe(0)
    at.cookies.set('khien_mailbox', copy)
    expect((await at.get('/follow/mailbox')).status).toBe(401)
  })
})

describe('quick exit', () => {
  const cookieLines = (response: Response) =>
    response.headers.getSetCookie().map((line) => [line.split('=')[0], /max-age=0/i.test(line)])

  it.each([
    ['GET', '/exit', 303],
    ['POST', '/exit', 303],
    ['POST', '/exit/clear', 204],
  ] as const)('%s %s forgets both cookies and the visit', async (method, path, status) => {
    const { at } = await openBox()
    await at.get('/report')
    await at.submit(undefined, { go: 'next' })
    const cookie = [...at.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await house().web.request(path, { method, headers: { cookie } })
    expect(response.status).toBe(status)
    expect(response.headers.get('location')).toBe(status === 303 ? neutralPage : null)
    expect(response.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(cookieLines(response)).toEqual([
      ['khien_draft', true],
      ['khien_mailbox', true],
    ])
    expect((await at.get('/follow/mailbox')).status).toBe(401)
  })

  it('works with no cookie and with a spoilt one', async () => {
    for (const cookie of ['', 'khien_mailbox=<>; khien_draft=x', `khien_mailbox=${'B'.repeat(43)}`])
      expect((await house().web.request('/exit', { headers: { cookie } })).status).toBe(303)
  })
})

it('tells robots to stay out of the stories', async () => {
  expect(await (await house().web.request('/robots.txt')).text()).toContain('Disallow: /report')
})
