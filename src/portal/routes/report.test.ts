import { describe, expect, it } from 'vitest'
import { Browser, formsOf, type Page } from '../../../test/browser.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { listAreas } from '../../agencies/store/areas.ts'
import { openReport } from '../../intake/actions/open-report.ts'
import { reportSteps } from '../../intake/model/draft.ts'
import { findByLocator, findReport } from '../../intake/store/reports.ts'
import { formatMoment, plain } from '../../kit/format.ts'

const house = testHouse()
const browser = () => new Browser(house().web)

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const picture = (name = 'anh.png') => new File([png], name, { type: 'image/png' })

const next = (at: Browser, values: Parameters<Browser['submit']>[1] = {}) =>
  at.submit(at.form().action, { go: 'next', ...values })

const digitsIn = ({ html }: Page): { locator: string; secret: string } => {
  const groups = [...html.matchAll(/<b>(\d{4})<\/b>/g)].map(([, group]) => group ?? '')
  return { locator: groups.slice(0, 2).join(''), secret: groups.slice(2, 6).join('') }
}

/** Starts and goes to the page of one step, telling nothing on the way. */
const startAt = async (path: string): Promise<Browser> => {
  const at = browser()
  await at.get('/report')
  await next(at)
  await at.get(path)
  return at
}

const tellAll = async (at: Browser): Promise<void> => {
  await at.get('/report?who=child')
  await next(at, { safeNow: 'yes' })
  expect(at.page.url).toBe('/report/age')
  await next(at, { ageBand: '11-15' })
  await next(at, { happened: ['threat-picture', 'asked-secret'] })
  await next(at, { setting: 'both' })
  await next(at, { platform: 'Zalo' })
  await next(at, { account: 'anh_ba', urls: 'https://a.example/1\nhttps://a.example/2' })
  await next(at, { place: 'ở tiệm net' })
  await next(at)
  await next(at, { occurredAt: 'tối qua' })
  await next(at, { narrative: 'Có người dọa em.' })
  await next(at, { files: picture() })
  await next(at, { mayTell: 'ask-me-first', contactWays: ['only-here', 'phone-call'], contact: '0900' })
  expect(at.page.url).toBe('/report/review')
}

describe('the form', () => {
  it('walks from the question of safety to a receipt that an officer and the reporter can open', async () => {
    const at = browser()
    await tellAll(at)
    for (const told of [
      'Zalo',
      'anh_ba',
      'https://a.example/2',
      'tối qua',
      'ở tiệm net',
      'Cả trên mạng và ngoài đời',
      'Có người dọa em.',
      'anh.png',
      '0900',
    ])
      expect(at.page.html).toContain(told)
    await at.submit('/report/send', { go: 'next' })
    expect(at.page.url).toBe('/report/receipt')
    const { locator, secret } = digitsIn(at.page)
    const { id } = (await findByLocator(house().database.db, locator)) ?? { id: '' }
    const { content } = await perform(openReport, house().as('receiver'), { reportId: id, reason: 'triage' })
    expect(content).toMatchObject({
      narrative: 'Có người dọa em.',
      happened: ['threat-picture', 'asked-secret'],
    })
    const later = browser()
    await later.get('/follow')
    await later.submit('/follow', { locator: `${locator} ${secret}` })
    expect(later.page.url).toBe('/follow/mailbox')
  })

  it('keeps a link whole, with its comma or space: one line is one link', async () => {
    const at = await startAt('/report/account')
    await next(at, { urls: 'https://a.example/x,y\r\n\r\n https://a.example/hai phan ' })
    await at.get('/report/review')
    await at.submit('/report/send', { go: 'next' })
    expect(at.page.url).toBe('/report/receipt')
    const { id } = (await findByLocator(house().database.db, digitsIn(at.page).locator)) ?? { id: '' }
    const { content } = await perform(openReport, house().as('receiver'), { reportId: id, reason: 'triage' })
    expect(content.urls).toEqual(['https://a.example/x,y', 'https://a.example/hai phan'])
  })

  it('asks for nothing: every page may be passed by, and only an empty story cannot be sent', async () => {
    const at = browser()
    await at.get('/report')
    for (let step = 0; step < 13; step += 1) await next(at)
    expect(at.page.url).toBe('/report/review')
    await at.submit('/report/send', { go: 'next' })
    expect(at.page.status).toBe(422)
    expect(at.page.html).toContain('id="field-narrative"')
    await at.get('/report/words?from=review')
    await at.submit(undefined, { go: 'next', narrative: 'Em sợ' })
    expect(at.page.url).toBe('/report/review')
    await at.submit('/report/send', { go: 'next' })
    expect(at.page.url).toBe('/report/receipt')
  })

  it('shows the telephone first to whoever is not safe, with a way on', async () => {
    const at = browser()
    await at.get('/report')
    await next(at, { safeNow: 'no' })
    expect(at.page.url).toBe('/report/danger')
    expect(at.page.html).toContain('href="tel:111"')
    expect(at.page.html).toContain('href="/report/who"')
  })

  it('goes back without losing what was typed', async () => {
    const at = await startAt('/report/words')
    await at.submit(undefined, { go: 'back', narrative: 'chưa xong' })
    expect(at.page.url).toBe('/report/when')
    await at.get('/report/words')
    expect(at.form().values.narrative?.trim()).toBe('chưa xong')
  })

  it('speaks to a parent about the child', async () => {
    const at = browser()
    await at.get('/report?who=parent')
    expect(at.page.html).toContain('Trẻ có đang an toàn không?')
    await next(at)
    expect(at.page.html).toContain('Trẻ bao nhiêu tuổi?')
  })
})

describe('where it happened', () => {
  it('is asked one question a page, and only what fits the answer', async () => {
    const at = await startAt('/report/where')
    expect(at.page.html).toContain('Bước 5 trên 14')
    await next(at, { setting: 'online' })
    expect(at.page.url).toBe('/report/app')
    expect(at.page.html).toContain('Bước 6 trên 13')
    await next(at, { platform: 'Zalo' })
    expect(at.page.url).toBe('/report/account')
    await next(at)
    expect(at.page.url).toBe('/report/commune')
    await at.submit(undefined, { go: 'back' })
    expect(at.page.url).toBe('/report/account')
    await at.get('/report/review')
    expect(at.page.html).not.toContain('href="/report/place?from=review"')
    await at.get('/report/where?from=review')
    expect(at.form().values.setting).toBe('online')
    await next(at, { setting: 'offline' })
    expect(at.page.url).toBe('/report/review')
    expect(at.page.html).toContain('href="/report/place?from=review"')
    // What was told is never hidden, nor lost, by a later answer.
    expect(at.page.html).toContain('Zalo')
  })

  it('may be unknown: the answer is left empty, even where something wrong was typed', async () => {
    const at = await startAt('/report/commune')
    await next(at, { commune: 'không có' })
    expect(at.page.status).toBe(422)
    await at.submit(undefined, { go: 'skip' })
    expect(at.page.url).toBe('/report/when')
    await next(at, { occurredAt: 'tối qua' })
    for (const path of ['where', 'app', 'account', 'place', 'when']) {
      await at.get(`/report/${path}`)
      expect([path, at.page.html.includes('Em không biết, bỏ qua')]).toEqual([path, true])
    }
    await at.get('/report/when?from=review')
    await at.submit(undefined, { go: 'skip' })
    expect(at.page.url).toBe('/report/review')
    expect(at.page.html).not.toContain('tối qua')
  })

  it('is kept with the story under its code', async () => {
    const at = await startAt('/report/place')
    await at.submit(undefined, { go: 'save', place: 'ở trường' })
    expect(at.page.url).toBe('/report/kept')
    await at.get('/report/place')
    expect(at.form().values.place).toBe('ở trường')
  })

  it('reaches the officer as it was ticked', async () => {
    const at = await startAt('/report/where')
    await next(at, { setting: 'offline' })
    await at.get('/report/words')
    await next(at, { narrative: 'Em kể.' })
    await at.get('/report/review')
    await at.submit('/report/send', { go: 'next' })
    const { id } = (await findByLocator(house().database.db, digitsIn(at.page).locator)) ?? { id: '' }
    const { content } = await perform(openReport, house().as('receiver'), { reportId: id, reason: 'triage' })
    expect(content.setting).toBe('offline')
  })
})

describe('cookies', () => {
  it('are not set by reading', async () => {
    for (const path of [
      '/',
      '/report',
      '/report/danger',
      '/report/words',
      '/report/receipt',
      '/follow',
      '/follow/mailbox',
      '/help',
      '/privacy',
      '/accessibility',
      '/exit',
    ]) {
      const response = await house().web.request(path)
      expect([path, response.headers.getSetCookie()]).toEqual([path, []])
    }
  })

  it('never carry a sent story into another one: the words of the second are not lost', async () => {
    const at = browser()
    await tellAll(at)
    await at.submit('/report/send', { go: 'next' })
    const first = digitsIn(at.page)
    const before = at.cookies.get('khien_draft')
    await at.get('/report')
    await next(at)
    expect(at.cookies.get('khien_draft')).not.toBe(before)
    await at.get('/report/words')
    await next(at, { narrative: 'chuyện thứ hai' })
    await at.get('/report/review')
    await at.submit('/report/send', { go: 'next' })
    expect(digitsIn(at.page).locator).not.toBe(first.locator)
  })
})

describe('sending', () => {
  it('twice shows the same receipt and makes one report', async () => {
    const at = browser()
    await tellAll(at)
    const { action, values } = at.form('/report/send')
    const body = new URLSearchParams(values)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const [one, two] = await Promise.all([
      at.request(action, { method: 'POST', body, headers }),
      at.request(action, { method: 'POST', body, headers }),
    ])
    expect(digitsIn(one).secret).toHaveLength(16)
    expect(digitsIn(two)).toEqual(digitsIn(one))
    expect(digitsIn(await at.get('/report/receipt'))).toEqual(digitsIn(one))
  })

  it('never happens by opening the receipt page', async () => {
    const at = await startAt('/report/words')
    await next(at, { narrative: 'chưa gửi' })
    await at.get('/report/receipt')
    expect(at.page.url).toBe('/report/review')
  })

  it('lets go of the receipt only when its last digits come back', async () => {
    const at = browser()
    await tellAll(at)
    await at.submit('/report/send', { go: 'next' })
    const { secret } = digitsIn(at.page)
    const wrong = secret.endsWith('0000') ? '1111' : '0000'
    for (const last of ['', wrong, secret.slice(-3), 'abcd']) {
      await at.submit('/report/receipt/check', { last })
      expect(at.page.status).toBe(422)
      expect(digitsIn(at.page).secret).toBe(secret)
    }
    await at.submit('/report/receipt/check', { last: ` ${secret.slice(-4)} ` })
    expect(at.page.url).toMatch(/^\/report\/done\?by=\d+$/)
    expect(at.cookies.size).toBe(0)
    expect((await at.get('/report/receipt')).status).toBe(410)
  })
})

/** Another browser with a copy of what this one holds. */
const copyOf = (at: Browser): Browser => {
  const other = browser()
  for (const [name, value] of at.cookies) other.cookies.set(name, value)
  return other
}

describe('a copy of the cookie', () => {
  it('taken or planted before the story begins opens nothing of it', async () => {
    const at = browser()
    await at.get('/report')
    await next(at)
    const planted = copyOf(at)
    await at.get('/report')
    await at.submit('/report', { go: 'next', safeNow: 'yes' })
    await at.get('/report/words')
    await next(at, { narrative: 'chỉ mình em biết' })
    for (const path of ['/report/review', '/report/words', '/report/receipt'])
      expect([path, (await planted.get(path)).status]).toEqual([path, 410])
  })

  it('of a story kept under a code: the code goes on opening it after the cookie has changed', async () => {
    const at = await startAt('/report/words')
    await at.submit(undefined, { go: 'save', narrative: 'còn đây' })
    const code = digitsIn(at.page)
    await at.get('/report')
    await at.submit('/report', { go: 'next', safeNow: 'yes' })
    expect(digitsIn(await at.get('/report/kept'))).toEqual(code)
    const later = browser()
    await later.get('/follow')
    await later.submit('/follow', code)
    await later.get('/report/words')
    expect(later.form().values.narrative?.trim()).toBe('còn đây')
  })

  it('begun twice by a double tap goes on with what was told', async () => {
    const at = await startAt('/report/words')
    await next(at, { narrative: 'đừng mất' })
    await at.get('/report')
    const { action, values } = at.form('/report')
    const taps = await Promise.all(
      [1, 2].map(() =>
        copyOf(at).request(action, {
          method: 'POST',
          body: new URLSearchParams({ ...values, go: 'next', safeNow: 'yes' }),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ),
    )
    expect(taps.map(({ url }) => url)).toEqual(['/report/files', '/report/files'])
  })

  it('taken before sending shows no receipt, though the form sent again does', async () => {
    const at = browser()
    await tellAll(at)
    const copied = copyOf(at)
    const { action, values } = at.form('/report/send')
    const send = (who: Browser, form: Record<string, string>) =>
      who.request(action, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    // The answer is lost: the browser still holds the old cookie when the form is tapped again.
    const lost = copyOf(at)
    const receipt = digitsIn(await send(at, values))
    expect(digitsIn(await send(lost, values))).toEqual(receipt)
    expect((await copied.get('/report/receipt')).status).toBe(410)
    expect((await send(copied, { ...values, once: 'A'.repeat(43) })).status).toBe(410)
  })

  it('taken after sending is worth nothing once the digits were kept, or after a quick exit', async () => {
    for (const end of ['check', 'exit']) {
      const at = browser()
      await tellAll(at)
      const before = copyOf(at)
      const { action, values } = at.form('/report/send')
      await at.submit('/report/send', { go: 'next' })
      const { secret } = digitsIn(at.page)
      const copied = copyOf(at)
      expect(digitsIn(await copied.get('/report/receipt')).secret).toBe(secret)
      if (end === 'check') await at.submit('/report/receipt/check', { last: secret.slice(-4) })
      else
        await house().web.request('/exit', {
          headers: { cookie: `khien_draft=${at.cookies.get('khien_draft')}` },
        })
      expect([end, (await copied.get('/report/receipt')).status]).toEqual([end, 410])
      const again = await before.request(action, {
        method: 'POST',
        body: new URLSearchParams(values),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect([end, again.status]).toEqual([end, 410])
    }
  })

  it('shows the receipt for half an hour at most', async () => {
    const at = browser()
    await tellAll(at)
    await at.submit('/report/send', { go: 'next' })
    await house()
      .database.db.updateTable('intake.report')
      .set({ receipt_until: new Date(Date.now() - 1) })
      .execute()
    expect((await at.get('/report/receipt')).status).toBe(410)
  })
})

describe('what is said kindly', () => {
  it('finds the commune somebody types without diacritics, and asks which when several may be meant', async () => {
    const areas = await listAreas(house().database.db, new Date())
    const [one] = areas
    const at = await startAt('/report/commune')
    expect(at.page.html).not.toContain('<select')
    await next(at, { commune: plain(one?.name ?? '') })
    expect(at.page.url).toBe('/report/when')
    await at.get('/report/commune')
    expect(at.form().values.commune).toBe(one?.name)
    await at.get('/report/review')
    expect(at.page.html).toContain(one?.name)
    await at.get('/report/commune')
    await next(at, { commune: 'mau 1' })
    expect(at.page.status).toBe(422)
    expect(at.page.html).toContain('Chọn một nơi nhé')
    expect(at.page.html).toContain('value="p01"')
    await next(at, { commune: 'x01' })
    expect(at.page.url).toBe('/report/when')
    await at.get('/report/commune')
    await next(at, { commune: plain(one?.name ?? '').replace(/[a-z]$|ng/u, 'gn') })
    expect(at.page.status).toBe(422)
    expect(at.page.html).toContain('Có phải một trong các nơi này không')
    expect(at.page.html).toContain(`value="${one?.code}"`)
  })

  it('tells a child in danger their own time, on the receipt and after it', async () => {
    const at = browser()
    await at.get('/report?who=child')
    await next(at, { safeNow: 'no' })
    await at.get('/report/words')
    await next(at, { narrative: 'Em sợ.' })
    await at.get('/report/review')
    await at.submit('/report/send', { go: 'next' })
    const { locator, secret } = digitsIn(at.page)
    const { id } = (await findByLocator(house().database.db, locator)) ?? { id: '' }
    const due = formatMoment((await findReport(house().database.db, id)).due_at)
    expect(at.page.html).toContain(`Chuyện của em: có người đọc trước ${due}.`)
    expect(at.page.html).not.toContain('24 giờ')
    await at.submit('/report/receipt/check', { last: secret.slice(-4) })
    expect(at.page.html).toContain(`Có người đọc trước ${due}`)
    expect((await at.get('/report/done?by=zzz')).status).toBe(200)
  })

  it('asks which of two contradicting choices holds, and stops nobody', async () => {
    const at = await startAt('/report/tell')
    await next(at, { mayTell: ['nobody-yet', 'anyone-who-helps'] })
    expect(at.page.html).toContain('Vừa chọn “Chưa nói với ai cả”')
    await at.get('/report/tell')
    await next(at, { mayTell: ['nobody-yet'] })
    expect(at.page.html).not.toContain('Vừa chọn “Chưa nói với ai cả”')
  })

  it('shows the digits of a kept story once, and says that it was found when it is opened again', async () => {
    const at = await startAt('/report/words')
    await at.submit(undefined, { go: 'save', narrative: 'còn nữa' })
    const code = digitsIn(at.page)
    expect(at.page.html).not.toContain('<img')
    const later = browser()
    await later.get('/follow')
    await later.submit('/follow', code)
    expect(later.page.html).toContain('Đã tìm thấy chuyện em kể dở')
    expect((await later.get('/report/files')).html).not.toContain('Đã tìm thấy')
  })

  it('names a broken picture as broken', async () => {
    const at = await startAt('/report/files')
    await at.submit(undefined, { go: 'next', files: new File([png.subarray(0, 20)], 'hong.png') })
    expect(at.page.html).toContain('Tệp này bị hỏng, chụp lại giúp nhé.')
    expect(at.page.html).toContain('đoạn phim ngắn')
  })
})

describe('a story for later', () => {
  it('is kept under one code, shown again the same, and goes on where it stopped', async () => {
    const at = await startAt('/report/words')
    await at.submit(undefined, { go: 'save', narrative: 'mai em kể tiếp' })
    expect(at.page.url).toBe('/report/kept')
    const code = digitsIn(at.page)
    expect(digitsIn(await at.get('/report/kept'))).toEqual(code)
    await at.submit('/report/leave')
    expect(at.page.url).toBe('/report/later')
    expect(at.cookies.size).toBe(0)
    const later = browser()
    await later.get('/follow')
    await later.submit('/follow', { locator: code.locator, secret: code.secret.replace(/(\d{4})/g, '$1-') })
    expect(later.page.url).toBe('/report/files?found=1')
    await later.get('/report/words')
    expect(later.form().values.narrative?.trim()).toBe('mai em kể tiếp')
  })

  it('goes on where its code was typed, and ends kindly where it was begun', async () => {
    const at = await startAt('/report/words')
    await at.submit(undefined, { go: 'save', narrative: 'máy ở trường' })
    const code = digitsIn(at.page)
    const later = browser()
    await later.get('/follow')
    await later.submit('/follow', code)
    await later.get('/report/review')
    await later.submit('/report/send', { go: 'next' })
    expect(later.page.url).toBe('/report/receipt')
    for (const path of ['/report/review', '/report/receipt', '/report/kept']) {
      await at.get(path)
      expect([path, at.page.status]).toEqual([path, 410])
      expect(at.page.html).toContain('Chuyện đã mở bằng mã ở máy khác thì kể tiếp ở máy đó.')
    }
  })

  it('that is gone gives back what was typed meanwhile', async () => {
    const at = await startAt('/report/words')
    await house()
      .database.db.updateTable('intake.draft')
      .set({ expires_at: new Date(0) })
      .execute()
    await next(at, { narrative: 'viết mãi mới xong <b>' })
    expect(at.page.status).toBe(410)
    expect(at.page.html).toContain('viết mãi mới xong &lt;b&gt;')
  })

  it('that is gone gets a kind page with 111 and a way to start again', async () => {
    const at = browser()
    at.cookies.set('khien_draft', 'A'.repeat(43))
    for (const path of ['/report/who', '/report/review', '/report/kept', '/report/receipt']) {
      await at.get(path)
      expect([path, at.page.status]).toEqual([path, 410])
      expect(at.page.html).toContain('href="tel:111"')
      expect(at.page.html).toContain('href="/report"')
    }
  })
})

describe('what is refused', () => {
  it('keeps the typed text with the problem beside its field', async () => {
    const long = 'x'.repeat(201)
    for (const [path, field, values] of [
      ['/report/app', 'platform', { platform: long }],
      ['/report/account', 'account', { account: long }],
      ['/report/place', 'place', { place: long }],
      ['/report/commune', 'commune', { commune: 'không có' }],
      ['/report/when', 'occurredAt', { occurredAt: long }],
    ] as const) {
      const at = await startAt(path)
      await next(at, values)
      expect([path, at.page.status]).toEqual([path, 422])
      expect(at.page.html).toContain(`id="field-${field}-problem"`)
      expect(at.form().values).toMatchObject(values)
    }
  })

  it.each([
    ['/report/who', 'reporter'],
    ['/report/age', 'ageBand'],
    ['/report/happened', 'happened'],
    ['/report/where', 'setting'],
    ['/report/tell', 'mayTell'],
  ])('%s takes only what it offers', async (path, name) => {
    const at = await startAt(path)
    await next(at, { [name]: 'hacked' })
    expect(at.page.status).toBe(422)
    expect(at.page.html).toContain(`id="field-${name}-problem"`)
  })

  it('is a form of another page or session; the words stay', async () => {
    const at = await startAt('/report/words')
    await at.submit(undefined, { go: 'next', narrative: 'đừng mất', form_token: 'forged' })
    expect(at.page.status).toBe(403)
    expect(at.form().values.narrative?.trim()).toBe('đừng mất')
    await next(at)
    expect(at.page.url).toBe('/report/files')
  })

  it('names the file that cannot be taken and keeps the others', async () => {
    const at = await startAt('/report/files')
    const { action, values } = at.form()
    const data = new FormData()
    for (const [name, value] of Object.entries({ ...values, go: 'add' })) data.append(name, value)
    data.append('files', picture('tốt.png'))
    data.append('files', new File(['MZ virus'], 'xấu.exe'))
    await at.request(action === '' ? '/report/files' : action, { method: 'POST', body: data })
    expect(at.page.status).toBe(422)
    expect(at.page.html).toContain('“xấu.exe”')
    const remove = /name="remove" value="([^"]+)"/.exec(at.page.html)?.[1] ?? ''
    await at.submit(undefined, { remove })
    expect(at.page.html).not.toContain('tốt.png')
  })
})

describe('hostile input', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'a\u0000b',
    '\u202Egpj.exe',
    '\uD800',
    '%00%ff',
    'x'.repeat(15_000),
  ]

  it.each([
    '/report',
    '/report/who',
    '/report/age',
    '/report/happened',
    '/report/where',
    '/report/app',
    '/report/account',
    '/report/place',
    '/report/commune',
    '/report/when',
    '/report/words',
    '/report/files',
    '/report/tell',
    '/report/review',
    '/report/send',
    '/report/keep',
  ])('%s never breaks and never lets a tag through', async (path) => {
    const names = [
      'safeNow',
      'reporter',
      'ageBand',
      'happened',
      'setting',
      'platform',
      'account',
      'urls',
      'commune',
      'place',
      'occurredAt',
      'narrative',
      'mayTell',
      'contactWays',
      'contact',
      'remove',
      'go',
    ]
    for (const text of hostile) {
      const at = await startAt('/report/words')
      const token = at.form().values.form_token ?? ''
      const body = new URLSearchParams({
        ...Object.fromEntries(names.map((name) => [name, text])),
        form_token: token,
      })
      const page = await at.request(path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect([path, text.slice(0, 20), page.status < 500]).toEqual([path, text.slice(0, 20), true])
      expect(page.html).not.toContain('<script>alert')
      expect(page.html).not.toContain('<img src=x')
      const review = await at.get('/report/review')
      expect(review.status).toBe(200)
      expect(review.html).not.toContain('<script>alert')
    }
  })

  it('is not a form at all', async () => {
    const at = await startAt('/report/words')
    for (const [type, body] of [
      ['application/json', '{"a":1}'],
      ['multipart/form-data; boundary=x', 'no boundary here'],
      ['multipart/form-data', ''],
      ['text/plain', 'go=next'],
    ] as const) {
      const page = await at.request('/report/words', {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      })
      expect([type, page.status >= 400 && page.status < 500]).toEqual([type, true])
    }
  })

  it('repeats fields that come once', async () => {
    const at = await startAt('/report/words')
    const token = at.form().values.form_token ?? ''
    const body = new URLSearchParams([
      ['form_token', token],
      ['narrative', 'a'],
      ['narrative', 'b'],
      ['go', 'next'],
      ['go', 'save'],
    ])
    const page = await at.request('/report/words', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(page.status).toBe(422)
    expect(page.html).toContain('id="field-narrative-problem"')
  })
})

it('has a form on every page of the way that works without a script', async () => {
  for (const step of reportSteps.slice(1)) {
    const at = await startAt(`/report/${step}`)
    expect(formsOf(at.page.html).map(({ method }) => method)).toEqual(['post'])
    expect(at.page.html).not.toMatch(/\son\w+=|<script>|<style|style="/)
    expect(at.page.html).toContain('href="/exit"')
  }
})

describe('the review', () => {
  it('asks kindly, and stops nobody, when a way to answer was chosen but not how', async () => {
    const at = await startAt('/report/tell')
    const asks = 'Có muốn ghi thêm số hay cách liên lạc không?'
    await next(at, { contactWays: ['phone-call'] })
    expect(at.page.html).toContain(asks)
    await at.get('/report/tell')
    await next(at, { contactWays: ['phone-call'], contact: '0900' })
    expect(at.page.html).not.toContain(asks)
    await at.get('/report/tell')
    await next(at, { contactWays: ['only-here'], contact: '' })
    expect(at.page.html).not.toContain(asks)
    await at.get('/report/words')
    await next(at, { narrative: 'Em kể.' })
    await at.get('/report/tell')
    await next(at, { contactWays: ['text-message'], contact: '' })
    expect(at.page.html).toContain(asks)
    await at.submit('/report/send', { go: 'next' })
    expect(at.page.url).toBe('/report/receipt')
  })

  it('of a trial database says that nobody reads it, and so does the home page', async () => {
    const at = await startAt('/report/review')
    expect(at.page.html).toContain('class="eval"')
    expect((await at.get('/')).html).toContain('class="eval"')
    expect((await at.get('/report/words')).html).not.toContain('class="eval"')
  })
})
