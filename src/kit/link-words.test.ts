import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkLine, readLink } from './link-words.ts'

describe('a link as people read it', () => {
  it.each([
    ['https://a.example/tr%E1%BA%BB-em?q=%C4%91%E1%BA%B9p#x', 'https://a.example/trẻ-em?q=đẹp#x'],
    // What would change where it leads, or how it is cut, stays as it was.
    ['https://a.example/a%2Fb%3Fc%23d%25e%20f', 'https://a.example/a%2Fb%3Fc%23d%25e%20f'],
    // Not UTF-8, cut short or overlong: nobody knows what was meant.
    ['https://a.example/%E1%BA', 'https://a.example/%E1%BA'],
    ['https://a.example/%C0%AF%FF', 'https://a.example/%C0%AF%FF'],
    ['https:\\/\\/a.example\\/tr\\u1ebb-em', 'https://a.example/trẻ-em'],
    ['a.example/\\u00e1\\ud800', 'a.example/á\\ud800'],
    ['https://a.example/\\u002e\\u003c', 'https://a.example/\\u002e\\u003c'],
    ['tôi không nhớ', 'tôi không nhớ'],
  ])('%s', (link, shown) => {
    expect(linkLine(link)).toBe(shown)
  })

  it('shows what hides or turns the text as a mark', () => {
    expect(linkLine('https://a.example/x\u200By')).toBe('https://a.example/x[U+200B]y')
    expect(linkLine('https://a.example/%E2%80%AEgpj.exe')).toBe('https://a.example/[U+202E]gpj.exe')
    expect(linkLine('https://a.example/\\u200b')).toBe('https://a.example/[U+200B]')
    expect(linkLine('https://a.example/%C2%85%E3%80%80%F3%A0%81%A1')).toBe(
      'https://a.example/[U+0085][U+3000][U+E0061]',
    )
    expect(linkLine('https://a.example/\u3164')).toBe('https://a.example/[U+3164]')
  })

  it('joins a letter with its mark, as Vietnamese is sometimes written', () => {
    expect(linkLine('https://a.example/e%CC%82%CC%81')).toBe('https://a.example/ế')
  })

  it('names a host in letters both ways', () => {
    const both = { unicode: 'bếp.example', ascii: 'xn--bp-cnz.example' }
    const { hostname } = new URL('https://bếp.example')
    expect(readLink('https://bếp.example/x').host).toEqual({ ...both, ascii: hostname })
    expect(readLink(`https://${hostname}/x`).host).toEqual({ ...both, ascii: hostname })
    expect(readLink(`${hostname}/x`).host).toEqual({ ...both, ascii: hostname })
    expect(readLink('https://a.example/x').host).toBeUndefined()
    expect(readLink('không phải').host).toBeUndefined()
  })

  it('is plain when nothing needs to be said', () => {
    expect(readLink('https://a.example/x?y=1').isPlain).toBe(true)
    expect(readLink('https://a.example/tr%E1%BA%BB').isPlain).toBe(false)
    expect(readLink('https://a.example/\u200B').isPlain).toBe(false)
  })

  it('never hides a character and never fails, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        for (const link of [typed, `https://${typed}`, encodeURI(typed.toWellFormed())])
          for (const piece of readLink(link).pieces)
            expect(piece.hidden || !/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u.test(piece.text)).toBe(true)
      }),
    )
  })
})
