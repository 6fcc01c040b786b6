import { expect, test } from 'vitest'
import { Browser, signedIn } from '../../../test/browser.ts'
import { testHouse } from '../../../test/house.ts'

const house = testHouse()

test('a signed-in officer who opens an unknown address stays in the console', async () => {
  const browser = await signedIn(house(), 'officer')
  for (const path of ['/console/no-such-page', '/console/reports/no-such-report', '/console/cases/x/y/z']) {
    const { status, html } = await browser.get(path)
    expect([status, html.includes('class="side-nav"'), html.includes('Đăng xuất')], path).toEqual([
      404,
      true,
      true,
    ])
    expect(html).not.toContain('href="/exit"')
  }
})

test('a signed-in officer whose post may not open a page stays in the console, and is told so', async () => {
  const { status, html } = await (await signedIn(house(), 'receiver')).get('/console/members')
  expect([status, html.includes('class="side-nav"'), html.includes('không được làm việc đó')]).toEqual([
    403,
    true,
    true,
  ])
  expect(html).not.toContain('href="/exit"')
})

test('whoever is not signed in is asked to sign in, and the portal keeps its own page', async () => {
  const browser = new Browser(house().web)
  expect((await browser.get('/console/no-such-page')).url).toContain('/sign-in')
  const { status, html } = await browser.get('/no-such-page')
  expect([status, html.includes('class="side-nav"')]).toEqual([404, false])
})
