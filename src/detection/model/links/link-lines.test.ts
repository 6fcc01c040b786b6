import { describe, expect, it } from 'vitest'
import { readLinkLines, readListedHost } from './link-lines.ts'

const today = '2026-11-24'
const read = (text: string) => readLinkLines(text, 'harmful', today)

describe('a host for a list', () => {
  it.each([
    ['abc.top', 'abc.top'],
    ['https://WWW.Abc.top/', 'abc.top'],
    ['hxxp://a[.]abc[.]top', 'a.abc.top'],
    ['xn--bc-jia.com', 'xn--bc-jia.com'],
    ['quà-tặng.vn', 'xn--qu-tng-jta8222d.vn'],
    ['198.51.100.7', '198.51.100.7'],
  ])('is read from %s', (written, host) => {
    expect(readListedHost(written, 'harmful')).toEqual({ host })
  })

  it.each([
    ['', 'host-shape'],
    ['abc', 'host-shape'],
    ['hai trang', 'host-shape'],
    ['ten@abc.top', 'host-shape'],
    ['abc.khong-co-duoi-nay', 'host-shape'],
    ['abc.top/nhom', 'host-path'],
    ['com.vn', 'host-ending'],
    ['m.facebook.com', 'host-known'],
  ])('%s is refused: %s', (written, problem) => {
    expect(readListedHost(written, 'harmful')).toEqual({ problem })
  })

  it('of a large service may be trusted', () => {
    expect(readListedHost('facebook.com', 'trusted')).toEqual({ host: 'facebook.com' })
  })
})

describe('a sheet of hosts', () => {
  it('is read with heading, any separator, quotes and either way of writing a day', () => {
    expect(
      read(
        '\ufeffTrang;Ghi chú;Hết hạn\r\nabc.top;"giả, trang nạp thẻ";31/12/2026\r\n\r\nb.xyz\t\t2027-01-05\nabc.top,mới',
      ),
    ).toEqual({
      links: [
        { host: 'abc.top', note: 'mới', expiresOn: undefined },
        { host: 'b.xyz', note: '', expiresOn: '2027-01-05' },
      ],
    })
  })

  it.each([
    ['abc.top\nfacebook.com', 2, 'host-known'],
    ['\nabc.top,,31/02/2027', 2, 'link-expires'],
    ['abc.top,,2026-11-23', 1, 'link-expires'],
    [`abc.top,${'x'.repeat(201)}`, 1, 'link-note'],
    ['abc.top,a,,b', 1, 'link-columns'],
    ['abc.top,"chưa đóng', 1, 'link-columns'],
  ])('names the line that is wrong: %s', (text, line, problem) => {
    expect(read(text)).toEqual({ line, problem })
  })
})
