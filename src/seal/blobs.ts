import { mkdir, open as openFile, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../kit/random.ts'

/** Sealed files by name. Callers hand over sealed bytes only. */
export interface BlobStore {
  readonly put: (sealed: Uint8Array) => Promise<string>
  readonly get: (key: string) => Promise<Uint8Array>
  readonly remove: (key: string) => Promise<void>
  /**
   * Takes files out of the store without destroying them: they lie in its folder `set-aside` for thirty days, for the case that
   * it was the database that was wrong. Files whose days are over go for good.
   */
  readonly setAside: (keys: readonly string[]) => Promise<void>
  /** What was last written before a moment: keys, and names of writes that never ended, which `remove` takes too. */
  readonly writtenBefore: (moment: Date) => AsyncIterable<string>
}

/** What backup and restore ask beyond: reading what is already set aside, and writing under a known key. */
export interface DiskBlobs extends BlobStore {
  /** The file under a key, also when it lies aside; `undefined` when it is nowhere. */
  readonly find: (key: string) => Promise<Uint8Array | undefined>
  readonly putBack: (key: string, sealed: Uint8Array) => Promise<void>
}

const shelfShape = /^[0-9a-f]{2}$/
const day = 24 * 60 * 60 * 1000
const daysAside = 30

const keyShape = /^[0-9a-f-]{36}$/
/** A key, or what a process that was killed while it wrote has left. */
const leftShape = /^[0-9a-f-]{36}(\.part)?$/

/** Blobs on disk: temporary name, fsync, rename, so that a key handed out always names a whole file. */
export const diskBlobs = (folder: string): DiskBlobs => {
  const pathOf = (key: string): string => {
    if (!keyShape.test(key)) throw new Error('malformed blob key')
    return join(folder, key.slice(0, 2), key)
  }
  const write = async (key: string, sealed: Uint8Array): Promise<void> => {
    const path = pathOf(key)
    await mkdir(join(folder, key.slice(0, 2)), { recursive: true, mode: 0o700 })
    const file = await openFile(`${path}.part`, 'wx', 0o600)
    try {
      await file.writeFile(sealed)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.part`, path)
  }
  return {
    put: async (sealed) => {
      const key = newId()
      await write(key, sealed)
      return key
    },
    putBack: async (key, sealed) => {
      await rm(`${pathOf(key)}.part`, { force: true })
      await write(key, sealed)
    },
    find: async (key) =>
      (await readIfThere(pathOf(key))) ?? (await readIfThere(join(folder, 'set-aside', key))),
    get: async (key) => readFile(pathOf(key)),
    remove: async (key) => {
      if (!leftShape.test(key)) throw new Error('malformed blob key')
      await rm(join(folder, key.slice(0, 2), key), { force: true })
      // Set aside a moment ago by a sweep, it would outlive its removal by a month.
      await rm(join(folder, 'set-aside', key), { force: true })
    },
    setAside: async (keys) => {
      // Within the folder: beside it may be another disk, or none that is backed up.
      const aside = join(folder, 'set-aside')
      await mkdir(aside, { recursive: true, mode: 0o700 })
      for (const key of keys) {
        if (!leftShape.test(key)) throw new Error('malformed blob key')
        await moveIfThere(join(folder, key.slice(0, 2), key), join(aside, key))
      }
      await dropOlder(aside, Date.now() - daysAside * day)
    },
    writtenBefore: async function* (moment) {
      for (const shelf of (await namesIn(folder)).filter((name) => shelfShape.test(name)))
        for (const name of await namesIn(join(folder, shelf))) {
          if (!leftShape.test(name)) continue
          const { mtime } = await stat(join(folder, shelf, name)).catch(() => ({ mtime: moment }))
          if (mtime < moment) yield name
        }
    },
  }
}

/** Its age counts anew from the move. Gone already, another process was here first. */
const moveIfThere = async (from: string, to: string): Promise<void> => {
  const now = new Date()
  try {
    await utimes(from, now, now)
    await rename(from, to)
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'ENOENT')) throw problem
  }
}

const dropOlder = async (folder: string, than: number): Promise<void> => {
  for (const name of await namesIn(folder)) {
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: than }))
    if (mtimeMs < than) await rm(join(folder, name), { force: true })
  }
}

const readIfThere = async (path: string): Promise<Uint8Array | undefined> => {
  try {
    return await readFile(path)
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined
    throw problem
  }
}

/** Nothing where the folder is not there yet, or not any more. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
