import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, signedIn } from '../../../test/browser.ts'
import { buildReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { timelineOf } from '../../audit/store.ts'
import { newId } from '../../kit/random.ts'
import { seal, sealJson } from '../../seal/age.ts'
import { inspectFile } from '../actions/inspect-file.ts'
import { openMailbox } from '../actions/open-mailbox.ts'
import { readMailbox } from '../actions/use-mailbox.ts'
import { insertAttachment } from '../store/attachments.ts'
import { findReport, saveReport } from '../store/reports.ts'
import { findReporterSession } from '../store/sessions.ts'

const house = testHouse()
let browser: Browser

beforeAll(async () => {
  browser = await signedIn(house(), 'receiver')
})

const ledgerOf = async (id: string) =>
  (await timelineOf(house().database.db, [`report:${id}`])).map(({ action, reason }) => [action, reason])
const page = (id: string, reason = 'triage') => `/console/reports/${id}?reason=${reason}`

const withFile = async (reportId: string, name: string, bytes: Uint8Array) => {
  const { db } = house().database
  const { recipient } = await findReport(db, reportId)
  const facts = await inspectFile({ name, bytes })
  const id = newId()
  const content = await seal([recipient], bytes)
  await insertAttachment(db, {
    id,
    report_id: reportId,
    sealed: await sealJson([recipient], facts),
    blob_key: await house().as('receiver').services.blobs.put(content),
    size: content.length,
    state: 'stored',
    created_at: new Date(),
  })
  return id
}

const picture = () =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: '#a33' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'MARKER-EXIF' } })
    .toBuffer()

const mailboxOf = async ({ locator, secret }: { locator: string; secret: string }) => {
  const opened = await perform(openMailbox, house().anonymous(), { locator, secret })
  if (opened.kind !== 'report') throw new Error('a draft')
  const session = await findReporterSession(house().database.db, opened.token, new Date())
  if (session === undefined) throw new Error('no session')
  return perform(
    readMailbox,
    house().context({ kind: 'reporter', reportId: session.reportId }, { own: session.identity }),
    {},
  )
}

describe('opening', () => {
  test('asks why first, opens nothing until then, and records the reason', async () => {
    const { reportId } = await buildReport(house(), { narrative: 'MARKER-NARRATIVE' })
    const asked = await browser.get(`/console/reports/${reportId}`)
    expect(asked.html).toContain('Vì sao cần mở báo cáo này?')
    expect(asked.html).not.toContain('MARKER-NARRATIVE')
    expect(await ledgerOf(reportId)).toEqual([['report.submit', null]])
    const shown = await browser.submit(`/console/reports/${reportId}`, { reason: 'supervision' })
    expect(shown.html).toContain('MARKER-NARRATIVE')
    expect(await ledgerOf(reportId)).toContainEqual(['report.open', 'supervision'])
    expect((await browser.get(`/console/reports/${reportId}?reason=curious`)).html).toContain('Vì sao cần mở')
  })

  test('counts how much an officer has looked at today', async () => {
    const { reportId } = await buildReport(house())
    const seen = (html: string) => Number(/Hôm nay bạn đã xem: (\d+) lượt/.exec(html)?.[1])
    const before = seen((await browser.get(page(reportId))).html)
    expect(seen((await browser.get(page(reportId))).html)).toBe(before + 1)
  })

  test('warns not to call, and shows the twelve hours with their law', async () => {
    const { reportId } = await buildReport(house(), { contact: '0900 000 000' })
    await saveReport(house().database.db, reportId, { urgency: 'P0' })
    const { html } = await browser.get(page(reportId))
    expect(html).toContain('KHÔNG gọi')
    expect(html).toContain('khoản 3 Điều 26, khoản 2 Điều 31 Nghị định 56/2017/NĐ-CP')
  })

  test('names possible duplicates by how much they share', async () => {
    const url = 'https://vi-du.example/trang-xau'
    const first = await buildReport(house(), { urls: [url] })
    await browser.get(page(first.reportId))
    const second = await buildReport(house(), { urls: [url] })
    const { html } = await browser.get(page(second.reportId))
    expect(html).toContain('1 liên kết, tài khoản hoặc số điện thoại giống nhau')
    const answer = await browser.submit(`/console/reports/${second.reportId}/merge`)
    expect(answer.html).toContain('Đã gộp báo cáo')
    expect((await findReport(house().database.db, second.reportId)).merged_into).toBe(first.reportId)
  })
})

describe('deciding', () => {
  test('sets urgency, nature and categories, and goes on to the case in one press', async () => {
    const { reportId } = await buildReport(house())
    await browser.get(page(reportId))
    const saved = await browser.submit(`/console/reports/${reportId}/triage`, {
      urgency: 'P1',
      legalNature: 'crime-report',
      categories: ['CT-GROOM', 'SX-EXT'],
    })
    expect(saved.html).toContain('Đã lưu mức, tính chất và nhóm.')
    expect(saved.html).toContain(`/console/cases/new?report=${reportId}`)
    const answer = await house().web.request(`/console/reports/${reportId}/triage`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: `khien_session=${browser.cookies.get('khien_session')}`,
      },
      body: new URLSearchParams({
        ...browser.form(`/console/reports/${reportId}/triage`).values,
        categories: 'CT-GROOM',
        next: 'case',
      }),
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/console/cases/new?report=${reportId}`,
    ])
  })

  test('keeps what was chosen and says what is missing, beside the field', async () => {
    const { reportId } = await buildReport(house())
    await browser.get(page(reportId))
    const again = await browser.submit(`/console/reports/${reportId}/triage`, {
      urgency: 'P3',
      categories: ['PR-LEAK'],
    })
    expect(again.status).toBe(422)
    expect(again.html).toContain('field-legalNature-problem')
    expect(again.html).toMatch(/value="P3" checked/)
    expect(again.html).toMatch(/value="PR-LEAK" checked/)
    const declined = await browser.submit(`/console/reports/${reportId}/merge`, { into: 'không phải số' })
    expect(declined.status).toBe(422)
    expect(declined.html).toContain('value="không phải số"')
  })

  test('declines with kind words the reporter then reads', async () => {
    const receipt = await buildReport(house())
    await browser.get(page(receipt.reportId))
    const action = `/console/reports/${receipt.reportId}/decline`
    expect(browser.form(action).values.text).toContain('111')
    const done = await browser.submit(action)
    expect(done.html).toContain('Đã trả lời người báo')
    expect((await findReport(house().database.db, receipt.reportId)).state).toBe('declined')
    const { messages } = await mailboxOf(receipt)
    expect(messages.map(({ kind, text }) => [kind, text.includes('111')])).toEqual([['outcome', true]])
  })

  test('redirects for good: the key leaves this agency and opens at the other', async () => {
    const { reportId } = await buildReport(house())
    await browser.get(page(reportId))
    const police = house().founded.members.police?.agencyId ?? ''
    const done = await browser.submit(`/console/reports/${reportId}/redirect`, { agencyId: police })
    expect(done.html).toContain('Cơ quan này không mở được nữa')
    expect((await browser.get(page(reportId))).status).toBe(404)
    expect((await (await signedIn(house(), 'police')).get(page(reportId))).status).toBe(200)
  })

  test('writes to the reporter; an empty message comes back', async () => {
    const receipt = await buildReport(house())
    await browser.get(page(receipt.reportId))
    const empty = await browser.submit(`/console/reports/${receipt.reportId}/message`, { text: '   ' })
    expect(empty.status).toBe(422)
    const sent = await browser.submit(`/console/reports/${receipt.reportId}/message`, {
      text: 'Em đang an toàn chứ?',
    })
    expect(sent.html).toContain('Đã gửi lời nhắn')
    expect(sent.html).toContain('Em đang an toàn chứ?')
    expect((await mailboxOf(receipt)).messages.map(({ text }) => text)).toEqual(['Em đang an toàn chứ?'])
  })

  test('refuses a forged form and keeps the words', async () => {
    const { reportId } = await buildReport(house())
    await browser.get(page(reportId))
    const again = await browser.submit(`/console/reports/${reportId}/message`, {
      form_token: 'x',
      text: 'Lời đã gõ',
    })
    expect(again.status).toBe(403)
    expect(again.html).toContain('Lời đã gõ')
  })
})

describe('files', () => {
  test('are blurred and grey until asked for with a reason; nothing hidden in them reaches the screen', async () => {
    const { reportId } = await buildReport(house())
    const id = await withFile(reportId, 'anh.jpg', await picture())
    const preview = await house().web.request(`/console/files/${id}/preview`, {
      headers: { cookie: `khien_session=${browser.cookies.get('khien_session')}` },
    })
    expect(preview.headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    )
    const small = sharp(Buffer.from(await preview.arrayBuffer()))
    expect((await small.metadata()).width).toBe(40)
    expect((await browser.get(`/console/files/${id}`)).status).toBe(422)
    const full = await house().web.request(`/console/files/${id}?reason=case-work`, {
      headers: { cookie: `khien_session=${browser.cookies.get('khien_session')}` },
    })
    const bytes = Buffer.from(await full.arrayBuffer())
    expect([
      full.headers.get('content-type'),
      full.headers.get('x-content-type-options'),
      full.headers.get('cache-control'),
    ]).toEqual(['image/webp', 'nosniff', 'no-store'])
    expect(bytes.includes('MARKER-EXIF')).toBe(false)
    expect(await ledgerOf(reportId)).toContainEqual(['attachment.open', 'case-work'])
  })

  test('that are not pictures are handed over, never run; a hostile name stays inert', async () => {
    const { reportId } = await buildReport(house())
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
    const id = await withFile(reportId, `a"\r\nx: y'<b>.pdf`, pdf)
    const { headers } = await browser.get(`/console/files/${id}?reason=triage`)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="file"; filename\*=UTF-8''[\w%.-]+$/,
    )
  })

  test('too large to draw are not drawn: the page says so kindly and hands the file over', async () => {
    const { reportId } = await buildReport(house())
    const bomb = await sharp({ create: { width: 4_500, height: 4_500, channels: 4, background: '#246' } })
      .toColourspace('rgb16')
      .png({ progressive: true })
      .toBuffer()
    const id = await withFile(reportId, 'lon.png', bomb)
    expect((await browser.get(`/console/files/${id}/preview`)).status).toBe(415)
    const told = await browser.get(`/console/files/${id}?reason=triage`)
    expect(told.html).toContain('Tệp vẫn còn nguyên')
    const link = /href="([^"]*as=file)"/.exec(told.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await browser.get(link)).headers.get('content-disposition')).toMatch(/^attachment/)
  })

  test('once locked are never shown again', async () => {
    const { reportId } = await buildReport(house())
    const id = await withFile(reportId, 'anh.jpg', await picture())
    await browser.get(page(reportId))
    const done = await browser.submit(`/console/files/${id}/lock`)
    expect(done.html).toContain('Đã khoá: nghi là hình ảnh xâm hại trẻ em')
    expect((await browser.get(`/console/files/${id}/preview`)).status).toBe(403)
    expect((await browser.get(`/console/files/${id}?reason=triage`)).status).toBe(403)
  })
})

describe('a stranger', () => {
  test('from another agency finds nothing at any of these doors', async () => {
    const { reportId } = await buildReport(house())
    const file = await withFile(reportId, 'anh.jpg', await picture())
    const police = await signedIn(house(), 'police')
    for (const path of [
      `/console/reports/${reportId}`,
      page(reportId),
      `/console/reports/${reportId}/form-01`,
      `/console/reports/${reportId}/form-01?reason=triage`,
      `/console/files/${file}/preview`,
      `/console/files/${file}?reason=triage`,
      `/console/reports/${newId()}?reason=triage`,
      '/console/reports/not-an-id',
      '/console/files/not-an-id',
    ])
      expect((await police.get(path)).status, path).toBe(404)
    // The form token of any page of theirs is genuine; only the report is not theirs.
    await police.get('/console/password')
    const { form_token: token = '' } = police.form('/console/password').values
    const forms: readonly [string, Record<string, string>][] = [
      ['triage', { urgency: 'P1', legalNature: 'feedback', categories: 'CT-GROOM' }],
      ['message', { text: 'x' }],
      ['merge', { into: (await buildReport(house())).locator }],
      ['redirect', { agencyId: house().founded.members.police?.agencyId ?? '' }],
      ['decline', { reason: 'not-enough', text: 'x' }],
    ]
    for (const [name, values] of forms) {
      const body = new URLSearchParams({ ...values, form_token: token })
      const { status } = await police.request(`/console/reports/${reportId}/${name}`, {
        method: 'POST',
        body,
      })
      expect(status, name).toBe(404)
    }
    const lock = await police.request(`/console/files/${file}/lock`, {
      method: 'POST',
      body: new URLSearchParams({ form_token: token, reason: 'looks-like-abuse' }),
    })
    expect(lock.status).toBe(404)
    expect((await findReport(house().database.db, reportId)).state).toBe('received')
  })
})

describe('hostile words', () => {
  const evil = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>\u0000\u202Etxt.exe\u202C`

  test('stay words in every field of the page and of the form', async () => {
    const { reportId } = await buildReport(house(), {
      narrative: `${evil}\n${evil}`,
      platform: evil,
      contact: evil,
      occurredAt: evil.slice(0, 60),
      urls: [`javascript:alert("${'x'.repeat(20)}")`, 'https://vi-du.example/"><script>'],
    })
    for (const path of [page(reportId), `/console/reports/${reportId}/form-01?reason=triage`]) {
      const { html, status } = await browser.get(path)
      expect(status).toBe(200)
      expect(html).not.toMatch(/<script>|<img src=x|\u0000|href="javascript:|href="https?:/)
      expect(html).toContain('&lt;script&gt;')
      // What turns the writing direction is locked inside an element that isolates it.
      const turned = [...html.matchAll(/<(\w+)[^>]*>[^<]*\u202E/g)].map(([, tag]) => tag)
      expect([...new Set(turned)]).toEqual(['bdi'])
    }
  })
})

test.each(['cross-site', 'same-site'])(
  'a link on a %s page opens nothing: the officer is asked why',
  async (site) => {
    const { reportId } = await buildReport(house())
    for (const path of [page(reportId), `/console/reports/${reportId}/form-01?reason=triage`]) {
      const { status, html } = await browser.request(path, { headers: { 'sec-fetch-site': site } })
      expect(status).toBe(200)
      expect(html).toContain('name="reason"')
      expect(html).not.toContain('Có người lạ nhắn tin cho em.')
    }
    expect(await ledgerOf(reportId)).not.toContainEqual(['report.open', 'triage'])
    await browser.request(page(reportId), { headers: { 'sec-fetch-site': 'same-origin' } })
    expect(await ledgerOf(reportId)).toContainEqual(['report.open', 'triage'])
  },
)
