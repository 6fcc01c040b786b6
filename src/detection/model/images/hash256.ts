/**
 * A 256-bit PDQ hash as eight 32-bit words, the first hexadecimal digits in the first word. Written as 64 lower-case
 * hexadecimal digits, as Meta's tools and ThreatExchange write it.
 */
export type Hash256 = Uint32Array

export const hashWords = 8

/** `undefined` for anything but 64 hexadecimal digits. */
export const parseHash = (text: string): Hash256 | undefined => {
  if (!/^[0-9a-f]{64}$/i.test(text)) return undefined
  return Uint32Array.from({ length: hashWords }, (_, word) =>
    Number.parseInt(text.slice(word * 8, word * 8 + 8), 16),
  )
}

export const formatHash = (hash: Hash256): string =>
  Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('')

/** Bits that differ, 0 to 256. */
export const distance = (a: Hash256, b: Hash256): number => {
  let sum = 0
  for (let word = 0; word < hashWords; word += 1) sum += bitsIn((a[word] ?? 0) ^ (b[word] ?? 0))
  return sum
}

/** Set bits of a 32-bit word, without a table. */
export const bitsIn = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
