import { Secret, TOTP } from 'otpauth'
import type { Identity } from '../../seal/age.ts'
import { box, unbox } from '../../seal/box.ts'
import { tokenKey } from '../../seal/token.ts'

const period = 30
export const codeDigits = 6
/** As RFC 4226 asks: 160 bits. */
const secretBytes = 20
/** Clocks of phones differ: the step before and the step after are taken too. */
const window = 1

const purpose = 'second-factor'
const sealingKey = (identity: Identity): Uint8Array => tokenKey(identity, purpose)

/** The secret an authenticator shares with us (base32, as people type it). Only ever in memory or sealed. */
export const newSecret = (): string => new Secret({ size: secretBytes }).base32

/** Under a key that only the member's identity yields, so that a copy of the database holds no secret. */
export const sealSecret = (identity: Identity, secret: string): Uint8Array =>
  box(sealingKey(identity), purpose, secret)

export const openSecret = (identity: Identity, sealed: Uint8Array): string | undefined =>
  unbox(sealingKey(identity), purpose, sealed)?.toString()

const generator = (secret: string, login: string): TOTP =>
  new TOTP({
    issuer: 'Khiên',
    label: login,
    algorithm: 'SHA1',
    digits: codeDigits,
    period,
    secret: Secret.fromBase32(secret),
  })

/** What the QR picture says (`otpauth://totp/…`). */
export const enrolAddress = (secret: string, login: string): string => generator(secret, login).toString()

export const codeAt = (secret: string, at: Date): string =>
  generator(secret, '').generate({ timestamp: at.getTime() })

/** The time step whose code this is, near `now`; whoever accepts it must see that no step is accepted twice. */
export const stepOf = (secret: string, code: string, now: Date): number | undefined => {
  const offset = generator(secret, '').validate({ token: code, timestamp: now.getTime(), window })
  return offset === null ? undefined : Math.floor(now.getTime() / (period * 1000)) + offset
}
