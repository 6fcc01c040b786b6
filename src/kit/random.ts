import { randomBytes, randomInt, randomUUID } from 'node:crypto'

export const newId = (): string => randomUUID()

/** `count` decimal digits, each uniformly random; leading zeros are kept. */
export const randomDigits = (count: number): string =>
  Array.from({ length: count }, () => randomInt(10)).join('')

export const randomToken = (bytes = 32): Uint8Array => randomBytes(bytes)
