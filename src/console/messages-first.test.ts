import { expect, test } from 'vitest'
import { Browser, signedIn } from '../../test/browser.ts'
import { buildTriagedReport } from '../../test/build.ts'
import { testHouse } from '../../test/house.ts'

const house = testHouse()

test('what a child wrote stands first at home and in the menu, until somebody reads it', async () => {
  const { reportId, locator, secret } = await buildTriagedReport(house())
  const officer = await signedIn(house(), 'officer')
  expect((await officer.get('/console')).html).not.toContain('Lời nhắn mới')
  const child = new Browser(house().web)
  await child.get('/follow')
  await child.submit('/follow', { locator, secret })
  await child.submit('/follow/mailbox/message', { text: 'Em ở cùng mẹ.' })
  const { html } = await officer.get('/console')
  expect(html).toContain('Lời nhắn mới')
  const first = /<main[\s\S]*?<table[\s\S]*?<\/table>/.exec(html)?.[0] ?? ''
  expect(first).toContain(`/console/reports/${reportId}?reason=case-work#messages`)
  expect(first).toMatch(/class="q-left">(?!–)/)
  await officer.get(`/console/reports/${reportId}?reason=case-work`)
  expect((await officer.get('/console')).html).not.toContain('Lời nhắn mới')
})
