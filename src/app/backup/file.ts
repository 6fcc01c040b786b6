import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../../kit/refusal.ts'
import { bytesOf } from './archive.ts'

/** A file under another name while it is written; it takes its own only when it is whole and on the disk. */
export const partName = (path: string): string => `${path}.part`

export const writeWhole = async <T>(path: string, write: (out: Writable) => Promise<T>): Promise<T> => {
  const part = partName(path)
  try {
    const result = await write(createWriteStream(part, { mode: 0o600, flush: true }))
    await giveName(part, path)
    return result
  } catch (problem) {
    await rm(part, { force: true })
    throw problem
  }
}

/** Moves a finished file to where it was asked for, also onto another disk. */
export const moveWhole = async (from: string, path: string): Promise<void> => {
  const part = partName(path)
  try {
    await rename(from, part).catch(async () => {
      await copyFile(from, part)
      await synced(part)
      await rm(from, { force: true })
    })
    await giveName(part, path)
  } catch (problem) {
    await rm(part, { force: true })
    throw problem
  }
}

/** A backup to read; a name that is none is told as such, not as a damaged file. */
export const readFrom = async (path: string): Promise<AsyncIterable<Uint8Array>> =>
  bytesOf((await open(path)).createReadStream())

export const pourInto = async (path: string, out: Writable): Promise<void> => {
  await pipeline(createReadStream(path), out, { end: false })
  await rm(path, { force: true })
}

/** Never over another file: it may be the only good backup. */
const giveName = async (part: string, path: string): Promise<void> => {
  await link(part, path).catch(async (problem) => {
    const code = Object(problem).code
    if (code === 'EEXIST') throw new Refusal('conflict', 'backup-file-exists')
    // File systems without hard links.
    await rename(part, path)
  })
  await rm(part, { force: true })
  await synced(dirname(path))
}

const synced = async (path: string): Promise<void> => {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
