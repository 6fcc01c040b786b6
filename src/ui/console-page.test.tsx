import { describe, expect, it } from 'vitest'
import { translate } from '../kit/text.ts'
import { ConsolePage, type ConsolePageProps } from './console-page.tsx'
import { page } from './document.tsx'

const render = async (more: Partial<ConsolePageProps> = {}): Promise<string> =>
  String(
    await page(
      <ConsolePage
        t={translate('vi')}
        title="Hàng chờ"
        assetVersion="9"
        path="/console/queue/12"
        nav={[
          {
            heading: 'Tiếp nhận',
            items: [{ href: '/console/queue', label: 'Hàng chờ', count: 14, urgent: true }],
          },
        ]}
        member={{ name: '<Mẫu>', agency: 'Sở', roles: ['Tiếp nhận'] }}
        evaluation={false}
        {...more}
      />,
    ),
  )

describe('ConsolePage', () => {
  it('marks the folder a page lies in, and says urgency in words', async () => {
    const html = await render()
    expect(html).toContain('<a href="/console/queue" aria-current="true">')
    expect(html).toContain('có việc khẩn cấp')
  })

  it('caps a badge', async () => {
    const nav = [
      {
        heading: 'A',
        items: [
          { href: '/a', label: 'A', count: 100 },
          { href: '/b', label: 'B', count: 0 },
        ],
      },
    ]
    expect((await render({ nav })).match(/<b>[^<]*<\/b>/g)).toEqual(['<b>99+</b>'])
  })

  it('escapes the member and signs out by post', async () => {
    const html = await render({ signOutFields: { token: 'abc' } })
    expect(html).toContain('&lt;Mẫu&gt;')
    expect(html).toContain(
      '<form method="post" action="/console/sign-out"><input type="hidden" name="token" value="abc"/>',
    )
  })

  it('warns in a trial database only, and listens only where asked', async () => {
    expect(await render()).not.toMatch(/class="eval"|live-queue/)
    expect(await render({ evaluation: true, live: true })).toMatch(/live-queue\.js.*class="eval"/s)
  })
})
