import { availableParallelism } from 'node:os'
import { hashRaw } from '@node-rs/argon2'
import { fairGate } from '../kit/lanes.ts'
import { randomDigits, randomToken } from '../kit/random.ts'

/** Digits only: a Vietnamese Telex keyboard turns letters into others while they are typed. */
export const locatorDigits = 8
export const secretDigits = 16

export const newLocator = (): string => randomDigits(locatorDigits)
export const newSalt = (): Uint8Array => randomToken(16)

/**
 * argon2id cost. Chosen by measurement on 2 cores (docs/decisions/0004-argon2.md): `@node-rs/argon2` needs about 50 ms for
 * 3 passes over 64 MiB where Node's own needs about 290 ms, so three passes fit the time of one.
 */
/* algorithm 2 is Argon2id; the package's enum is types only. */
const cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1, outputLen: 32, algorithm: 2 } as const

/**
 * Derives keys with the given argon2 function. Each derivation holds 64 MiB; more at once than cores would only cost
 * memory. Whoever waits is served by turns of their lane, what is sent before what is guessed; a flood is refused (`unavailable`),
 * not queued without end.
 */
export const keyDerivation = (
  hash: (secret: string, options: typeof cost & { salt: Uint8Array }) => Promise<Uint8Array>,
) => {
  const derive = fairGate({ width: Math.min(2, availableParallelism()), longest: { first: 400, usual: 60 } })
  return (secret: string, salt: Uint8Array): Promise<Uint8Array> =>
    derive(() => hash(secret, { ...cost, salt }))
}

/** The 32-byte key of a code or password with its own salt. */
export const keyFromSecret = keyDerivation(hashRaw)

export interface Code {
  readonly locator: string
  readonly secret: string
}

/** Reads a code as people type it: spaces, dashes and dots are ignored. `undefined` when the number of digits is wrong. */
export const parseCode = (locator: string, secret: string): Code | undefined => {
  const digits = `${locator}${secret}`.replace(/[\s.\-–—]/g, '')
  if (!/^\d+$/.test(digits) || digits.length !== locatorDigits + secretDigits) return undefined
  return { locator: digits.slice(0, locatorDigits), secret: digits.slice(locatorDigits) }
}
