import { expect, it } from 'vitest'
import { translate } from '../kit/text.ts'
import { ShownLink } from './shown-link.tsx'

const html = (url: string) => String(<ShownLink t={translate('vi')} url={url} />)

it('is never a link, whatever it holds', () => {
  for (const url of ['https://a.example/x', 'https://a.example/%C3%A1"><a href=x>', 'javascript:alert(1)'])
    expect(html(url)).not.toMatch(/<a\b|href="/)
})

it('is read with letters and copied as it was stored', () => {
  expect(html('https://a.example/x')).toBe('<bdi class="copy">https://a.example/x</bdi>')
  const shown = html('https://a.example/tr%E1%BA%BB')
  expect(shown).toContain('<bdi>https://a.example/trẻ</bdi>')
  expect(shown).toContain('<bdi class="copy">https://a.example/tr%E1%BA%BB</bdi>')
})

it('names a host both ways and marks what hides', () => {
  const { hostname } = new URL('https://bếp.example')
  const shown = html(`https://${hostname}/%E2%80%AEx`)
  expect(shown).toContain(`<bdi>bếp.example</bdi> = <bdi>${hostname}</bdi>`)
  expect(shown).toContain('<mark class="unseen">U+202E</mark>')
  expect(shown).not.toContain('\u202E')
})
