import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { chromiumPath, skipJourneys } from '../../test/journeys/chromium.ts'
import { translate } from '../kit/text.ts'
import { Button } from './button.tsx'
import { ButtonLink } from './button-link.tsx'
import { ConsolePage } from './console-page.tsx'
import { page } from './document.tsx'
import { KitPage } from './kit-page.tsx'
import { PortalPage } from './portal-page.tsx'
import { QueueRow } from './queue-row.tsx'
import { QueueTable } from './queue-table.tsx'
import { ReceiptCard } from './receipt-card.tsx'

// The islands and the gallery in a real browser, under the real content policy. Needs Chromium and `npm run build`.

const root = join(import.meta.dirname, '../..')
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'"
const t = translate('vi')
const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
}

interface World {
  /** Rows in the queue. */
  rows: number
  /** Paths posted to. */
  readonly posts: string[]
  announce: (event: string) => void
}
const world: World = { rows: 2, posts: [], announce: () => {} }

const receipt = () => (
  <PortalPage t={t} title="Mã" assetVersion="1" path="/receipt" quiet scripts={['print-receipt']}>
    <h1>Cảm ơn em</h1>
    <ReceiptCard t={t} locator="48210375" secret="7301944825560718" />
    <form method="post" action="/slow">
      <Button>Gửi</Button>
    </form>
  </PortalPage>
)

const queue = () => {
  const now = new Date()
  return (
    <ConsolePage
      t={t}
      title={`Hàng chờ ${world.rows}`}
      assetVersion="1"
      path="/console/queue"
      nav={[]}
      member={{ name: 'Mẫu', agency: 'Sở', roles: [] }}
      evaluation={false}
      live
      now={now}
    >
      <div data-live="queue">
        <QueueTable t={t} caption="Hàng chờ">
          {Array.from({ length: world.rows }, (_, index) => (
            <QueueRow t={t} href={`/r/${index}`} title={`R${index}`} receivedAt={now} due={now} now={now} />
          ))}
        </QueueTable>
      </div>
      <ButtonLink href="/refer" shortcut="c">
        Chuyển
      </ButtonLink>
    </ConsolePage>
  )
}

const pages: Readonly<Record<string, () => ReturnType<typeof receipt>>> = {
  '/receipt': receipt,
  '/console/queue': queue,
  '/kit': () => <KitPage t={t} assetVersion="1" now={new Date()} />,
}

const asset = (path: string): Buffer =>
  readFileSync(path.startsWith('/islands/') ? join(root, 'dist', path) : join(root, 'assets', path))

const serve = (): Server =>
  createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (request.method === 'POST') world.posts.push(pathname)
    if (pathname.startsWith('/static/')) {
      response.setHeader('content-type', types[pathname.split('.').at(-1) ?? ''] ?? 'text/plain')
      return response.end(asset(pathname.slice('/static'.length)))
    }
    if (pathname === '/console/live') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n')
      world.announce = (event) => response.write(`event: ${event}\ndata: {}\n\n`)
      return
    }
    if (pathname === '/slow') await new Promise((done) => setTimeout(done, 500))
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    return response.end(String(await page(pages[pathname]?.() ?? '<title>other</title>')))
  })

describe.skipIf(skipJourneys)('in a browser (needs Chromium, and CI=true or JOURNEYS=1)', () => {
  const server = serve()
  let browser: Browser
  let base = ''

  const open = async (path: string, width = 1280, more: object = {}): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width, height: 760 },
      reducedMotion: 'reduce',
      ...more,
    })
    const tab = await context.newPage()
    await tab.goto(base + path, { waitUntil: 'load' })
    return tab
  }

  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, ready))
    const address = server.address()
    base = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
  })
  afterAll(async () => {
    await browser.close()
    server.closeAllConnections()
    server.close()
  })

  it('leaves at the third Shift, forgetting the session and the page', async () => {
    const tab = await open('/receipt', 360)
    world.posts.length = 0
    await tab.keyboard.press('Shift')
    expect(await tab.textContent('[data-exit-status]')).toContain('2 lần')
    await tab.keyboard.press('Shift')
    await tab.keyboard.press('Shift')
    await tab.waitForURL('**/exit')
    expect(world.posts).toEqual(['/exit/clear'])
    await tab.goBack()
    expect(tab.url()).not.toContain('/receipt')
  })

  it('does not take capitals for a wish to leave', async () => {
    const tab = await open('/receipt', 360)
    for (const key of ['Shift', 'Shift', 'a', 'Shift']) await tab.keyboard.press(key)
    expect(tab.url()).toContain('/receipt')
  })

  it('sends a form once', async () => {
    const tab = await open('/receipt', 360)
    world.posts.length = 0
    await tab.evaluate("for (let i = 0; i < 3; i++) document.querySelector('form button').click()")
    await tab.waitForURL('**/slow')
    expect(world.posts).toEqual(['/slow'])
  })

  it('offers to print the receipt, and prints nothing else', async () => {
    const tab = await open('/receipt', 360)
    expect(await tab.isVisible('[data-print]')).toBe(true)
    await tab.emulateMedia({ media: 'print' })
    expect(await tab.isVisible('.receipt')).toBe(true)
    for (const other of ['.exit-bar', '.top', 'h1', '[data-print]'])
      expect(await tab.isVisible(other)).toBe(false)
  })

  it('walks the queue, opens, decides; leaves typing alone; can be turned off', async () => {
    const tab = await open('/console/queue')
    await tab.keyboard.press('j')
    await tab.keyboard.press('j')
    expect(await tab.evaluate('document.activeElement.textContent')).toBe('R1')
    await tab.keyboard.press('/')
    await tab.keyboard.type('cj')
    expect(await tab.inputValue('[data-search]')).toBe('cj')
    await tab.evaluate('document.activeElement.blur()')
    await tab.keyboard.press('?')
    await tab.uncheck('[data-keys-on]')
    await tab.keyboard.press('Escape')
    await tab.keyboard.press('c')
    expect(tab.url()).toContain('/console/queue')
    await tab.click('[data-key-open]')
    await tab.check('[data-keys-on]')
    await tab.keyboard.press('Escape')
    await tab.keyboard.press('c')
    await tab.waitForURL('**/refer')
  })

  it('shows a new report where it belongs, keeping the place, and says so', async () => {
    world.rows = 2
    const tab = await open('/console/queue')
    await tab.keyboard.press('j')
    world.rows = 3
    // The stream may not be open yet: say it until it is heard.
    await vi.waitFor(
      async () => {
        world.announce('report')
        await tab.waitForSelector('[data-row]:nth-child(3)', { timeout: 1500 })
      },
      { timeout: 15_000 },
    )
    expect(await tab.evaluate('document.activeElement.textContent')).toBe('R0')
    expect(await tab.textContent('[data-live-status]')).toContain('Có báo cáo mới')
    expect(await tab.title()).toContain('Hàng chờ 3')
    expect(await tab.getAttribute('[data-live-sound]', 'aria-pressed')).toBe('false')
  })

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const looks = Object.keys(pages).flatMap((path) =>
    [360, 1280].flatMap((width) =>
      (['light', 'dark'] as const).map((scheme) => [path, width, scheme] as const),
    ),
  )
  it.each(looks)('has no barrier and no sideways scroll: %s, %i px, %s', async (path, width, colorScheme) => {
    const tab = await open(path, width, { colorScheme, bypassCSP: true })
    await tab.addScriptTag({ content: axe })
    const found = await tab.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
    )
    expect(found).toEqual([])
    expect(await tab.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })
})
