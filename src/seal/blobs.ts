import { mkdir, open as openFile, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../kit/random.ts'

/** Sealed files by name. Callers hand over sealed bytes only. */
export interface BlobStore {
  readonly put: (sealed: Uint8Array) => Promise<string>
  readonly get: (key: string) => Promise<Uint8Array>
  readonly remove: (key: string) => Promise<void>
  /**
   * Takes a file out of the store without destroying it: it lies beside the folder for thirty days, for the case that it was
   * the database that was wrong. Files whose days are over go for good.
   */
  readonly setAside: (keys: readonly string[]) => Promise<void>
  /** What was last written before a moment: keys, and names of writes that never ended, which `remove` takes too. */
  readonly writtenBefore: (moment: Date) => AsyncIterable<string>
}

const day = 24 * 60 * 60 * 1000
const daysAside = 30

const keyShape = /^[0-9a-f-]{36}$/
/** A key, or what a process that was killed while it wrote has left. */
const leftShape = /^[0-9a-f-]{36}(\.part)?$/

/** Blobs on disk: temporary name, fsync, rename, so that a key handed out always names a whole file. */
export const diskBlobs = (folder: string): BlobStore => {
  const pathOf = (key: string): string => {
    if (!keyShape.test(key)) throw new Error('malformed blob key')
    return join(folder, key.slice(0, 2), key)
  }
  return {
    put: async (sealed) => {
      const key = newId()
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
      return key
    },
    get: async (key) => readFile(pathOf(key)),
    remove: async (key) => {
      if (!leftShape.test(key)) throw new Error('malformed blob key')
      await rm(join(folder, key.slice(0, 2), key), { force: true })
    },
    setAside: async (keys) => {
      const aside = `${folder}-set-aside`
      await mkdir(aside, { recursive: true, mode: 0o700 })
      for (const key of keys) {
        if (!leftShape.test(key)) throw new Error('malformed blob key')
        const path = join(folder, key.slice(0, 2), key)
        const now = new Date()
        // Its age there counts from today. Gone already: another process was here.
        await utimes(path, now, now).catch(() => {})
        await rename(path, join(aside, key)).catch(() => {})
      }
      for (const name of await namesIn(aside)) {
        const { mtimeMs } = await stat(join(aside, name)).catch(() => ({ mtimeMs: Date.now() }))
        if (mtimeMs < Date.now() - daysAside * day) await rm(join(aside, name), { force: true })
      }
    },
    writtenBefore: async function* (moment) {
      for (const shelf of await namesIn(folder))
        for (const name of await namesIn(join(folder, shelf))) {
          if (!leftShape.test(name)) continue
          const { mtime } = await stat(join(folder, shelf, name)).catch(() => ({ mtime: moment }))
          if (mtime < moment) yield name
        }
    },
  }
}

/** Nothing where the folder is not there yet, or not any more. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
