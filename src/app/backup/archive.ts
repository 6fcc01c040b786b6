import { createHash } from 'node:crypto'
import { pack } from 'tar-stream'
import { sumsName } from './format.ts'

export interface Archive {
  /** The archive as it grows. Whoever reads slowly slows `add` down. */
  readonly stream: AsyncIterable<Uint8Array>
  readonly add: (name: string, content: Uint8Array | string) => Promise<void>
  /** Writes the sums that are still due; the last member comes after it. */
  readonly closeSums: () => Promise<readonly Sum[]>
  readonly end: () => void
  /** Ends it as broken: whoever reads gets the problem instead of an end. */
  readonly abort: (problem: Error) => void
}

export interface Sum {
  readonly name: string
  readonly sha256: string
}

/** So many members' sums are held in memory before they are written into the archive. */
const sumsPerMember = 5_000

/** A tar archive with SHA-256 sums of its members, in memory that does not grow with it. */
export const openArchive = (at: Date): Archive => {
  const tar = pack()
  const broken = Promise.withResolvers<never>()
  broken.promise.catch(() => {})
  tar.on('error', (problem) => broken.reject(problem))
  tar.on('close', () => broken.reject(new Error('the backup was interrupted')))

  const write = (name: string, bytes: Buffer): Promise<void> =>
    Promise.race([
      broken.promise,
      new Promise<void>((resolve, reject) => {
        tar.entry({ name, mtime: at, mode: 0o600 }, bytes, (problem) =>
          problem ? reject(problem) : resolve(),
        )
      }),
    ])

  const sums: Sum[] = []
  let lines: string[] = []
  const flush = async (): Promise<void> => {
    if (lines.length === 0) return
    const name = sumsName(sums.length + 1)
    const bytes = Buffer.from(lines.join(''))
    lines = []
    sums.push({ name, sha256: sha256(bytes) })
    await write(name, bytes)
  }

  return {
    stream: bytesOf(tar),
    add: async (name, content) => {
      const bytes = Buffer.from(content)
      lines.push(sumLine(name, bytes))
      await write(name, bytes)
      if (lines.length >= sumsPerMember) await flush()
    },
    closeSums: async () => {
      await flush()
      return sums
    },
    end: () => tar.finalize(),
    abort: (problem) => tar.destroy(problem),
  }
}

/** Streams of Node say nothing of what they hold. */
export async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const part of stream) if (part instanceof Uint8Array) yield part
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** As `sha256sum` writes and checks it. */
export const sumLine = (name: string, bytes: Uint8Array): string => `${sha256(bytes)}  ${name}\n`
