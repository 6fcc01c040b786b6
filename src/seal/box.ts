import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from 'node:crypto'

const version = 1
const nonceBytes = 12
const tagBytes = 16

/** Encrypts under a 32-byte key; `purpose` is bound in, so a box cannot be moved to another place. */
export const box = (key: Uint8Array, purpose: string, content: Uint8Array | string): Uint8Array => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(content), cipher.final()])
  return Buffer.concat([Buffer.of(version), nonce, body, cipher.getAuthTag()])
}

/** The content, or `undefined` when the key, the purpose or a byte is wrong. */
export const unbox = (key: Uint8Array, purpose: string, sealed: Uint8Array): Buffer | undefined => {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== version || bytes.length < 1 + nonceBytes + tagBytes) return undefined
  const nonce = bytes.subarray(1, 1 + nonceBytes)
  const body = bytes.subarray(1 + nonceBytes, bytes.length - tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
  try {
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch {
    return undefined
  }
}

/** What every age identity begins with: known to everybody, so its sealed form gives nothing of a key away. */
const knownStart = Buffer.from('AGE-SECRET-KEY-1')

/**
 * The first cipher block of a boxed age identity: enough to tell the right code from a wrong one, and no bit of the key, since
 * what it encrypts is the same sixteen letters in every identity.
 */
export const remnantOf = (sealed: Uint8Array): Uint8Array =>
  sealed.slice(0, 1 + nonceBytes + knownStart.length)

/** Whether this key is the one that boxed the identity a remnant is left of. */
export const fitsRemnant = (key: Uint8Array, remnant: Uint8Array): boolean => {
  const bytes = Buffer.from(remnant)
  if (bytes[0] !== version || bytes.length !== 1 + nonceBytes + knownStart.length) return false
  // GCM encrypts its first block with counter 2.
  const counter = Buffer.concat([bytes.subarray(1, 1 + nonceBytes), Buffer.of(0, 0, 0, 2)])
  const start = createDecipheriv('aes-256-ctr', key, counter).update(bytes.subarray(1 + nonceBytes))
  return timingSafeEqual(start, knownStart)
}
