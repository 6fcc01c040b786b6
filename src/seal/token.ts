import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { randomToken } from '../kit/random.ts'
import { secretDigits } from './code.ts'

/** 32 random bytes, base64url, that live in a cookie (or an API header) and nowhere else. */
export type Token = string

const shape = /^[A-Za-z0-9_-]{43}$/

export const newToken = (): Token => Buffer.from(randomToken(32)).toString('base64url')

export const isToken = (text: string | undefined): text is Token => text !== undefined && shape.test(text)

/** What the database may know of a token: enough to find its row, nothing to open it. */
export const tokenHash = (token: Token): string =>
  createHash('sha256').update(`khien:${token}`).digest('base64url')

/** A 32-byte key for one purpose. */
export const tokenKey = (token: string, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', token, 'khien', purpose, 32))

/** A receipt secret that the same token always yields, so that a repeated submission shows the same receipt. */
export const tokenDigits = (token: string, purpose: string): string => {
  const bytes = Buffer.from(hkdfSync('sha256', token, 'khien', purpose, 32))
  // 256 bits modulo 10^16: the bias is below 2^-200.
  return (BigInt(`0x${bytes.toString('hex')}`) % 10n ** BigInt(secretDigits))
    .toString()
    .padStart(secretDigits, '0')
}

/**
 * The token that follows another once a form was sent. The form carries `once`, made when its page was shown: the same form
 * sent again leads to the same token, and whoever has only a copy of the cookie cannot know it.
 */
export const nextToken = (token: Token, once: Token): Token =>
  Buffer.from(tokenKey(`${token}\n${once}`, 'next')).toString('base64url')

/** The token a form must bring back; only whoever holds the cookie can make it. */
export const formToken = (token: Token): string =>
  createHmac('sha256', tokenKey(token, 'form')).update('form').digest('base64url')

export const sameText = (a: string, b: string): boolean => {
  const left = createHash('sha256').update(a).digest()
  const right = createHash('sha256').update(b).digest()
  return timingSafeEqual(left, right)
}
