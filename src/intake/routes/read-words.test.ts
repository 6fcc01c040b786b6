import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { attach } from '../../../test/attach.ts'
import { type Browser, signedIn } from '../../../test/browser.ts'
import { buildReport } from '../../../test/build.ts'
import { drawChat, hasFont, warningChat } from '../../../test/chat-picture.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { timelineOf } from '../../audit/store.ts'
import { lockFile } from '../actions/lock-file.ts'

const house = testHouse()
let browser: Browser
beforeAll(async () => {
  browser = await signedIn(house(), 'receiver')
})

const reportWith = async (name: string, bytes: Uint8Array) => {
  const { reportId } = await buildReport(house())
  const fileId = await attach(house(), reportId, name, bytes)
  await browser.get(`/console/reports/${reportId}?reason=case-work`)
  return { reportId, fileId, path: `/console/files/${fileId}/words` }
}
const blank = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()

const ledgerOf = async (id: string) =>
  (await timelineOf(house().database.db, [`report:${id}`])).map(({ action, reason }) => [action, reason])

describe('reading the words of a picture', () => {
  test.skipIf(!hasFont() && process.env.CI === undefined)(
    'shows turns and reasons, never the picture, and is recorded',
    async () => {
      const { reportId, path } = await reportWith('chat.png', await drawChat(warningChat))
      const { status, html } = await browser.submit(path)
      expect(status).toBe(200)
      const shown = html.replace(/<\/?mark[^>]*>/g, '')
      expect(shown.indexOf('Chào em, anh là bạn của chị Lan')).toBeGreaterThan(0)
      expect(shown.indexOf('Em không muốn đâu ạ')).toBeGreaterThan(shown.indexOf('Dạ anh tìm em'))
      expect(html).toMatch(/<mark[^>]*>[^<]*Đừng kể với bố mẹ/)
      expect(html).toContain('dụ dỗ, làm quen để lợi dụng trẻ')
      expect(html).not.toContain('<img')
      expect(await ledgerOf(reportId)).toContainEqual(['attachment.read-words', 'case-work'])
    },
  )

  test('says so when there are no words', async () => {
    const { path } = await reportWith('trong.png', await blank())
    const { status, html } = await browser.submit(path)
    expect(status).toBe(200)
    expect(html).toContain('Máy không thấy chữ nào rõ trong ảnh này.')
  })

  test('refuses a picture that would fill the memory', async () => {
    const { path } = await reportWith('lon.png', await blank(11_000, 11_000))
    const { status, html } = await browser.submit(path)
    expect([413, 415]).toContain(status)
    expect(html).toMatch(/quá lớn để máy đọc chữ|Không đọc được tệp này/)
  })

  test('is offered for pictures alone', async () => {
    const { path, fileId, reportId } = await reportWith(
      'giay.pdf',
      Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF'),
    )
    expect(() => browser.form(path)).toThrow()
    const { fileId: picture, path: other } = await reportWith('anh.png', await blank())
    const token = browser.form(other).values.form_token ?? ''
    expect(picture).not.toBe(fileId)
    const { status } = await browser.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ form_token: token }),
    })
    expect([status, reportId]).toEqual([415, reportId])
  })

  test('is refused once the file is locked', async () => {
    const { path, fileId } = await reportWith('khoa.png', await blank())
    await perform(lockFile, house().as('receiver'), {
      attachmentId: fileId,
      reason: 'looks-like-abuse',
    })
    expect((await browser.submit(path)).status).toBe(403)
  })
})
