import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { appendFile, link, mkdir, open as openFile, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../kit/random.ts'

/** A text signed with Ed25519, and by which key. */
export interface Signed {
  readonly key: string
  /** Base64. */
  readonly signature: string
}

/** Public keys by fingerprint. */
export type PublicKeys = ReadonlyMap<string, KeyObject>

/**
 * Signs with a key that lies in the data folder, never in the database, and remembers beside it what was signed: whoever can
 * write the database alone can neither sign nor get a second, different signature for something signed before.
 */
export interface Signer {
  readonly sign: (text: string) => Promise<Signed>
  /** The key that signs now, and every one that did before. */
  readonly keys: () => Promise<PublicKeys>
  readonly current: () => Promise<KeyObject>
  /** A new key from now on; the old private half is gone, the old public half stays. */
  readonly rotate: () => Promise<string>
  /** Adds the public key (PEM) of a system that this one was restored from. */
  readonly trust: (pem: string) => Promise<void>
  readonly remember: (line: string) => Promise<void>
  /** What was remembered, oldest first. */
  readonly remembered: () => Promise<readonly string[]>
  /** Begins to remember anew, keeping the old memory under another name: for a database that was put back. */
  readonly setAside: () => Promise<void>
}

/** 128 bits of SHA-256 over the public key (SPKI): what people compare. */
export const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 32)

export const isSignedBy = (key: KeyObject, text: string, signature: string): boolean =>
  verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))

export const publicPem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString()

/** The public key in a text (PEM); a private one is taken for its public half and no further. */
export const readPublicKey = (pem: string): KeyObject => createPublicKey(pem)

const privateName = 'private.pem'
const signedName = 'signed.jsonl'

const absent = (problem: unknown): undefined => {
  if (Object(problem).code === 'ENOENT') return undefined
  throw problem
}

/** Written whole and synced, under a name of its own. */
const writePart = async (folder: string, text: string): Promise<string> => {
  const path = join(folder, `${newId()}.part`)
  const file = await openFile(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  return path
}

const readPrivate = async (folder: string): Promise<KeyObject | undefined> => {
  const pem = await readFile(join(folder, privateName), 'utf8').catch(absent)
  return pem === undefined ? undefined : createPrivateKey(pem)
}

/** The public half first: what was ever signed can be checked, whenever the power goes. */
const writePair = async (folder: string): Promise<{ part: string; fingerprint: string }> => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const fingerprint = fingerprintOf(publicKey)
  await rename(await writePart(folder, publicPem(publicKey)), join(folder, `${fingerprint}.pub.pem`))
  const part = await writePart(folder, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  return { part, fingerprint }
}

/** Several processes may start at once: the first key stands, the others take it. */
const createIfAbsent = async (folder: string): Promise<void> => {
  if ((await readPrivate(folder)) !== undefined) return
  const { part, fingerprint } = await writePair(folder)
  const lost = await link(part, join(folder, privateName)).then(
    () => false,
    (problem) => {
      if (Object(problem).code !== 'EEXIST') throw problem
      return true
    },
  )
  await rm(part)
  if (lost) await rm(join(folder, `${fingerprint}.pub.pem`), { force: true })
}

/** The signing key of a data folder, made when it is first asked for. Read anew each time: a rotation counts at once. */
export const diskSigner = (folder: string): Signer => {
  const present = async (): Promise<KeyObject> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await createIfAbsent(folder)
    const key = await readPrivate(folder)
    if (key === undefined) throw new Error('the key that signs the ledger is gone')
    return key
  }
  const current = async (): Promise<KeyObject> => createPublicKey(await present())
  const savePublic = async (key: KeyObject): Promise<void> =>
    rename(await writePart(folder, publicPem(key)), join(folder, `${fingerprintOf(key)}.pub.pem`))
  return {
    sign: async (text) => {
      const key = await present()
      return {
        key: fingerprintOf(createPublicKey(key)),
        signature: sign(null, Buffer.from(text), key).toString('base64'),
      }
    },
    keys: async () => {
      const now = await current()
      const names = (await readdir(folder)).filter((name) => name.endsWith('.pub.pem'))
      const pems = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
      return new Map([...pems.map(readPublicKey), now].map((key) => [fingerprintOf(key), key]))
    },
    current,
    rotate: async () => {
      await present()
      const { part, fingerprint } = await writePair(folder)
      await rename(part, join(folder, privateName))
      return fingerprint
    },
    trust: async (pem) => {
      await present()
      await savePublic(readPublicKey(pem))
    },
    remember: (line) => appendFile(join(folder, signedName), `${line}\n`, { mode: 0o600, flush: true }),
    remembered: async () =>
      ((await readFile(join(folder, signedName), 'utf8').catch(absent)) ?? '')
        .split('\n')
        .filter((line) => line !== ''),
    setAside: async () => {
      await rename(join(folder, signedName), join(folder, `signed-until-${Date.now()}.jsonl`)).catch(absent)
    },
  }
}
