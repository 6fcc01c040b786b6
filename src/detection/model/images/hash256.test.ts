import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsIn, distance, formatHash, parseHash } from './hash256.ts'

const hex = fc.stringMatching(/^[0-9a-f]{64}$/)

describe('a 256-bit hash', () => {
  it('reads and writes the same 64 digits, in either case', () => {
    fc.assert(
      fc.property(hex, (text) => {
        const hash = parseHash(text.toUpperCase())
        expect(hash && formatHash(hash)).toBe(text)
      }),
    )
  })

  it('takes nothing else', () => {
    for (const text of ['', 'f'.repeat(63), 'f'.repeat(65), `${'f'.repeat(63)}g`, ` ${'f'.repeat(64)}`])
      expect(parseHash(text)).toBeUndefined()
  })

  it('counts the bits that differ', () => {
    fc.assert(
      fc.property(hex, hex, (a, b) => {
        const [one, two] = [BigInt(`0x${a}`), BigInt(`0x${b}`)]
        const slow = [...(one ^ two).toString(2)].filter((bit) => bit === '1').length
        const [x, y] = [parseHash(a), parseHash(b)]
        expect(x && y && distance(x, y)).toBe(slow)
      }),
    )
    expect(bitsIn(0xffffffff)).toBe(32)
    expect(bitsIn(-1)).toBe(32)
    expect(bitsIn(0)).toBe(0)
  })
})
