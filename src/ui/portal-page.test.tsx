import { describe, expect, it } from 'vitest'
import { translate } from '../kit/text.ts'
import { page } from './document.tsx'
import { PortalPage } from './portal-page.tsx'

const t = translate('vi')
const render = async (quiet: boolean): Promise<string> =>
  String(
    await page(
      <PortalPage t={t} title="A < B" assetVersion="9" path="/report" quiet={quiet} footer="Chân trang">
        <p>Nội dung</p>
      </PortalPage>,
    ),
  )

describe('PortalPage', () => {
  it('is a whole document in its language, with an escaped title and versioned assets', async () => {
    const html = await render(false)
    expect(html).toMatch(/^<!doctype html><html lang="vi">/)
    expect(html).toContain('<title>A &lt; B · Khiên</title>')
    expect(html).toContain('/static/css/base.css?v=9')
    expect(html).toContain('/static/css/portal.css?v=9')
    expect(html).toContain('src="/static/islands/quick-exit.js?v=9"')
  })

  it.each([false, true])(
    'puts the way out first, then the skip link, then the hotlines (quiet: %s)',
    async (quiet) => {
      const links = [...(await render(quiet)).matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href)
      expect(links.slice(0, 4)).toEqual(['/exit', '#main', 'tel:111', 'tel:113'])
    },
  )

  it('marks the current page in its menu, and has no menu where one question is asked', async () => {
    expect(await render(false)).toContain('<a href="/report" aria-current="page">')
    expect(await render(true)).not.toContain('<nav')
  })
})
