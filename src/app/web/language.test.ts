import { expect, test } from 'vitest'
import { Browser } from '../../../test/browser.ts'
import { testHouse } from '../../../test/house.ts'
import { inEnglish } from './language.ts'

const house = testHouse()

test.each([
  ['/report', '/report?lang=en'],
  ['/report/words?from=review', '/report/words?from=review&lang=en'],
  ['/follow/mailbox?done=sent#files', '/follow/mailbox?done=sent&lang=en#files'],
  ['/?lang=vi', '/?lang=vi'],
  ['/exit', '/exit'],
  ['/static/css/base.css', '/static/css/base.css'],
  ['//elsewhere.example/', '//elsewhere.example/'],
  ['https://elsewhere.example/', 'https://elsewhere.example/'],
])('%s in English is %s', (path, english) => {
  expect(inEnglish(path)).toBe(english)
})

const english = (at: Browser, path: string) => {
  expect([at.page.url.split('?')[0], /<html lang="(\w+)"/.exec(at.page.html)?.[1]]).toEqual([path, 'en'])
  expect(at.page.html).toMatch(/<a class="lang" href="[^"]*lang=vi/)
}

test('English chosen once stays through the whole story and the mailbox, without a cookie for it', async () => {
  const at = new Browser(house().web)
  await at.get('/?lang=en')
  english(at, '/')
  expect(at.page.html).toContain('href="/report?who=child&amp;lang=en"')
  await at.get('/report?who=child&lang=en')
  const next = async (values = {}) => {
    await at.submit(at.form().action, { go: 'next', ...values })
  }
  await next()
  for (const step of [
    'age',
    'happened',
    'where',
    'app',
    'account',
    'place',
    'commune',
    'when',
    'words',
    'files',
    'tell',
  ]) {
    english(at, `/report/${step}`)
    await next(step === 'words' ? { narrative: 'Somebody frightens me.' } : {})
  }
  english(at, '/report/review')
  await at.submit('/report/send', { go: 'next' })
  english(at, '/report/receipt')
  const digits = [...at.page.html.matchAll(/<b>(\d{4})<\/b>/g)].map(([, group]) => group ?? '')
  await at.submit('/report/receipt/check', { last: digits[5] ?? '' })
  english(at, '/report/done')
  await at.get('/follow?lang=en')
  await at.submit('/follow', { locator: digits.join('') })
  english(at, '/follow/mailbox')
  await at.submit('/follow/mailbox/message', { text: 'More.' })
  english(at, '/follow/mailbox')
  await at.submit('/follow/leave')
  english(at, '/')
  expect([...at.cookies.keys()]).toEqual([])
})

test('every page of the portal offers the other language at its own address', async () => {
  const at = new Browser(house().web)
  for (const path of [
    '/',
    '/help',
    '/privacy',
    '/accessibility',
    '/report',
    '/follow',
    '/report/done?to=adult',
  ]) {
    await at.get(path)
    expect(at.page.html).toMatch(/<a class="lang" href="[^"]*lang=en" lang="en"[^>]*>English</)
  }
  expect(at.page.html).toContain('href="/report/done?to=adult&amp;lang=en"')
})
