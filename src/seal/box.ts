import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

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
