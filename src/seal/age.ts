import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'

/** An age identity (`AGE-SECRET-KEY-1…`). Only ever in memory or sealed. */
export type Identity = string
/** An age recipient (`age1…`), the public half; stored in clear. */
export type Recipient = string

export interface KeyPair {
  readonly identity: Identity
  readonly recipient: Recipient
}

export const newKeyPair = async (): Promise<KeyPair> => {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** Whether a text is the public half of an age key that content can be sealed to. */
export const isRecipient = (text: string): boolean => {
  try {
    new Encrypter().addRecipient(text)
    return text.startsWith('age1')
  } catch {
    return false
  }
}

export const recipientOf = (identity: Identity): Promise<Recipient> => identityToRecipient(identity)

/** Seals bytes or text to the given recipients (age v1 file, binary). */
export const seal = async (
  recipients: readonly Recipient[],
  content: Uint8Array | string,
): Promise<Uint8Array> => {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(content)
}

/** Opens an age file. Throws when the identity is not among its recipients or a byte was changed. */
export const open = async (identity: Identity, sealed: Uint8Array): Promise<Uint8Array> => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(sealed)
}

/** Seals a stream of any length. Its end is authenticated too: a file that was cut short does not open. */
export const sealStream = (
  recipients: readonly Recipient[],
  content: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> => {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(content)
}

/** Opens a sealed stream; what it yields is authentic up to there, and whole only when it ends without an error. */
export const openStream = (
  identity: Identity,
  sealed: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(sealed)
}

export const openText = async (identity: Identity, sealed: Uint8Array): Promise<string> =>
  new TextDecoder().decode(await open(identity, sealed))

export const sealJson = (recipients: readonly Recipient[], value: unknown): Promise<Uint8Array> =>
  seal(recipients, JSON.stringify(value))

/** The value as it was sealed; the caller names the type because it sealed it (no foreign input reaches here). */
export const openJson = async <T>(identity: Identity, sealed: Uint8Array): Promise<T> => {
  const value: T = JSON.parse(await openText(identity, sealed))
  return value
}
