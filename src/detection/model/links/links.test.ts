import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from '../../../kit/edit-distance.ts'
import { brands } from './brands.ts'
import { examineLinks, linkStates } from './examine-links.ts'
import { findLinks } from './find-links.ts'
import { type ListedHost, lookUpHost, openHostList } from './host-list.ts'
import { mixesScripts, skeleton } from './skeleton.ts'

const now = new Date('2026-11-24T00:00:00Z')
const empty = openHostList([])
const hostsIn = (text: string): readonly string[] => findLinks(text).map(({ host }) => host.unicode)
const examined = (text: string) => examineLinks(text, empty, now)
const codes = (text: string): readonly string[] =>
  examined(text).flatMap(({ findings }) => findings.map(({ code }) => code))
const imitation = (text: string) =>
  examined(text)
    .flatMap(({ findings }) => findings)
    .find(({ code }) => code === 'imitates-brand')

describe('links in a text', () => {
  it.each([
    ['vào https://abc.com/x?y=1, nhé', 'https://abc.com/x?y=1'],
    ['vào abc.com.vn/x.', 'abc.com.vn/x'],
    ['(xem www.abc.com)', 'www.abc.com'],
    ['hxxps://abc[.]com/a', 'hxxps://abc[.]com/a'],
    ['ab\u200bc.c\u200bom nè', 'ab\u200bc.c\u200bom'],
    ['đi...abc.com', 'abc.com'],
    ['x.http://abc.com', 'http://abc.com'],
    ['HTTP://ABC.COM', 'HTTP://ABC.COM'],
    ['https://vi.wikipedia.org/wiki/A_(b)', 'https://vi.wikipedia.org/wiki/A_(b)'],
    ['abc.com:8080/x', 'abc.com:8080/x'],
    ['𝐚𝐛𝐜.com', '𝐚𝐛𝐜.com'],
    ['👉abc.com👈', 'abc.com'],
  ])('%s', (text, written) => {
    const links = findLinks(text)
    expect(links.map((link) => link.written)).toEqual([written])
    expect(links.map(({ start, end }) => text.slice(start, end))).toEqual([written])
    expect(links[0]?.host.ascii.replace(/^(www|vi)\./, '')).toMatch(/^(abc\.com(\.vn)?|wikipedia\.org)$/)
  })

  it.each([
    'Em đi học về.Ai cũng vui',
    'gửi về ten.ho@gmail.com nhé',
    'giá 3.500.000 đồng, ngày 12.5.2026, bản 1.2.3.4',
    'vâng... dạ.. ừ.',
    'a.b.c xong.cho em',
    'http:// ://. .com @. http://]',
  ])('are not seen in: %s', (text) => {
    expect(hostsIn(text)).toEqual([])
  })

  it('are all seen, also glued together', () => {
    expect(hostsIn('a.com b.vn/x,https://c.com/?u=https://d.com https://e.comhttp://f.com')).toEqual([
      'a.com',
      'b.vn',
      'c.com',
      'd.com',
      'e.com',
      'f.com',
    ])
  })

  it('are read in punycode and in letters', () => {
    expect(findLinks('https://xn--bo-mia.vn')[0]?.host).toMatchObject({ unicode: 'báo.vn' })
    expect(findLinks('báo.vn/x')[0]?.host).toMatchObject({ unicode: 'báo.vn', registered: 'xn--bo-mia.vn' })
  })

  it('have offsets in the original text, whatever it is, and never fail', () => {
    const pieces = fc.constantFrom(
      'http://',
      '.',
      'com',
      'zalo',
      '@',
      '/',
      ':',
      '\u200b',
      '[.]',
      'ế',
      '𝐚',
      '👉',
      ' ',
      'xn--',
      '%',
      '1',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        for (const { link, findings, state } of examined(text)) {
          expect(text.slice(link.start, link.end)).toBe(link.written)
          expect(link.written.length).toBeGreaterThan(0)
          expect(linkStates).toContain(state)
          for (const { start, end, severity } of findings) {
            expect([start, end]).toEqual([link.start, link.end])
            expect(severity >= 0 && severity <= 1).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('cost time in line with the length of the text', () => {
    for (const text of ['@a.a', '.', 'a.', 'a', 'http://', '(.', 'a@b.'].map((piece) =>
      piece.repeat(50_000),
    )) {
      const started = performance.now()
      findLinks(text)
      expect(performance.now() - started).toBeLessThan(2_000)
    }
    const started = performance.now()
    findLinks(`@${'a.'.repeat(50_000)}com`)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('imitations', () => {
  it.each([
    ['vietcornbank.com', 'Vietcombank', 'same-look'],
    ['http://zaIo-me.com/qua', 'Zalo', 'same-look'],
    ['shopee-vn.top', 'Shopee', 'name-within'],
    ['faceboook.com', 'Facebook', 'one-letter-off'],
    ['fаcebook.com', 'Facebook', 'same-look'],
    ['vietcombank.xyz', 'Vietcombank', 'other-ending'],
    ['https://vietcombank.com.vn.dang-nhap.top/x', 'Vietcombank', 'in-subdomain'],
    ['https://zalo.me.abc.com', 'Zalo', 'in-subdomain'],
    ['https://abc.com/zalo.me/login', 'Zalo', 'in-path'],
    ['free-robux.win', 'Roblox', 'name-within'],
    ['nhanquafreefire.com', 'Free Fire', 'name-within'],
    ['tongdai1l1.com', 'Tổng đài 111', 'same-look'],
    ['vneid-gov.com', 'VNeID', 'name-within'],
    ['vietcombank-login.web.app', 'Vietcombank', 'in-subdomain'],
  ])('%s looks like %s: %s', (text, brand, how) => {
    expect(imitation(text)?.about).toMatchObject({ brand, how })
  })

  it('no brand’s own addresses imitate anybody', () => {
    for (const { domains } of brands)
      for (const domain of domains.filter((each) => each.includes('.')))
        expect(
          [domain, ...codes(`https://www.${domain}/login`)].filter((code) => /imitates/.test(code)),
        ).toEqual([])
  })

  it.each([
    'https://vnexpress.net/facebook-bi-phat-123.html?utm_source=facebook',
    'https://dichvucong.gov.vn',
    'https://tuoitre.vn/zalo',
    'arena.com discard.com vietnamnet.vn thanhnien.vn wikipedia.org',
    'https://tỉnhmẫu.vn',
  ])('%s imitates nobody strongly', (text) => {
    expect(imitation(text)?.severity ?? 0).toBeLessThan(0.5)
    expect(codes(text)).not.toContain('mixed-scripts')
  })

  it('sees the state’s ending where it does not end the name', () => {
    expect(codes('dichvucong-gov-vn.com')).toContain('imitates-state')
    expect(codes('https://congan.gov.vn.abc.com/x')).toContain('imitates-state')
    expect(codes('https://bocongan.gov.vn')).toEqual([])
  })

  it('folds what looks alike, and measures slips', () => {
    expect(skeleton('vietcornbank')).toBe(skeleton('Vietcombank'))
    expect(skeleton('zаlо')).toBe(skeleton('zalo'))
    expect(mixesScripts('zаlo')).toBe(true)
    expect(mixesScripts('tỉnhmẫu')).toBe(false)
    expect(editDistance('viettel', 'vietetl', 2)).toBe(1)
    expect(editDistance('shopee', 'shope', 1)).toBe(1)
    expect(editDistance('shopee', 'lazada', 2)).toBe(3)
  })
})

describe('other signs', () => {
  it.each([
    ['https://zalo.me@abc.com/x', 'hidden-owner'],
    ['http://203.0.113.7/x', 'ip-address'],
    ['http://0xcb007107', 'ip-address'],
    ['https://bit.ly/abc', 'shortener'],
    ['https://abc.com:8443', 'odd-port'],
    ['https://zalo.me/g/abcdef', 'invitation'],
    ['hxxp://abc.com', 'disguised'],
    ['abc(.)com/x', 'disguised'],
    ['https://abc.top', 'cheap-ending'],
    ['https://zаlo.example', 'mixed-scripts'],
  ])('%s: %s', (text, code) => {
    expect(codes(text)).toContain(code)
  })

  it('a plain address gives no finding, and still is not called safe', () => {
    expect(examined('https://example.org/a')).toMatchObject([{ state: 'nothing-known', findings: [] }])
    expect(linkStates.join(' ')).not.toMatch(/safe|clean|ok/)
  })
})

describe('lists of hosts', () => {
  const listed = (host: string, more: Partial<ListedHost> = {}): ListedHost => ({
    host,
    list: 'chặn',
    kind: 'harmful',
    source: 'Công an tỉnh',
    severity: 1,
    addedAt: new Date('2026-10-01'),
    ...more,
  })

  it('hold for a host and all under it, while they last', () => {
    const list = openHostList([
      listed('evil.example'),
      listed('old.example', { expiresAt: new Date('2026-11-01') }),
      listed('a.wide.example', { expiresAt: new Date('2026-12-01') }),
    ])
    expect(lookUpHost(list, 'x.Evil.example.', now)).toHaveLength(1)
    expect(lookUpHost(list, 'notevil.example', now)).toEqual([])
    expect(lookUpHost(list, 'old.example', now)).toEqual([])
    expect(lookUpHost(list, 'wide.example', now)).toEqual([])
    expect(lookUpHost(list, 'a.wide.example', now)).toHaveLength(1)
  })

  it('come first, with who says so', () => {
    const list = openHostList([listed('abc.com')])
    expect(examineLinks('http://m.abc.com:81', list, now)[0]).toMatchObject({
      state: 'listed',
      findings: [
        { code: 'listed', severity: 1, about: { source: 'Công an tỉnh', list: 'chặn', host: 'abc.com' } },
        { code: 'odd-port' },
      ],
    })
  })

  it('of trusted names silence what is said of the name alone, never how a link is written, never a harmful list', () => {
    const trusted = listed('zalo-abc.top', { kind: 'trusted', list: 'tin cậy' })
    const list = openHostList([trusted])
    expect(examineLinks('http://zalo-abc.top', list, now)[0]).toMatchObject({
      state: 'nothing-known',
      findings: [],
    })
    expect(examineLinks('hxxp://zalo-abc[.]top', list, now)[0]?.findings).toMatchObject([
      { code: 'disguised' },
    ])
    const both = openHostList([trusted, listed('zalo-abc.top')])
    expect(examineLinks('http://zalo-abc.top', both, now)[0]?.state).toBe('listed')
  })
})
