import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'
import type { z } from 'zod'
import { Refusal } from '../../kit/refusal.ts'
import { type Identity, openStream } from '../../seal/age.ts'
import { bytesOf, sha256, sumLine } from './archive.ts'
import { anchorsName, Head, headName, Manifest, manifestName, WaitingJob } from './format.ts'
import { readableStream } from './make.ts'

/** What is done with each part as it comes; nothing is true until `finish` has given the manifest. */
export interface Taker {
  readonly rows: (table: string, lines: readonly string[]) => Promise<void>
  readonly jobs: (jobs: readonly z.output<typeof WaitingJob>[]) => Promise<void>
  readonly anchors: (text: string) => Promise<void>
  readonly blob: (key: string, bytes: Uint8Array) => Promise<void>
}

export interface OpenBackup {
  readonly head: Head
  /** Reads to the end once. Refuses a backup that is damaged, cut short, or says other than it holds. */
  readonly finish: (taker: Taker) => Promise<Manifest>
  readonly close: () => Promise<void>
}

/** Opens a sealed backup and reads its head. Memory stays at a few members however long it is. */
export const openBackup = async (
  sealed: AsyncIterable<Uint8Array>,
  identity: Identity,
): Promise<OpenBackup> => {
  const members = damageRefused(membersOf(await opened(sealed, identity)))
  const first = await members.next()
  if (first.done === true || first.value.name !== headName) throw damaged()
  const head = parsed(Head, first.value.bytes, 'backup-unknown-format')
  return {
    head,
    finish: (taker) => readOn(first.value, members, taker),
    close: async () => {
      await members.return(undefined)
    },
  }
}

interface Member {
  readonly name: string
  readonly bytes: Buffer
}

const damaged = (): Refusal => new Refusal('invalid', 'backup-damaged')

const opened = async (sealed: AsyncIterable<Uint8Array>, identity: Identity) => {
  try {
    return await openStream(identity, readableStream(sealed))
  } catch (problem) {
    const other = problem instanceof Error && problem.message.startsWith('no identity matched')
    throw other ? new Refusal('wrong-code', 'backup-other-key') : damaged()
  }
}

/** Whatever fails while reading is the file's fault: a changed byte, a cut end, a tar that is none. */
async function* damageRefused(members: AsyncGenerator<Member>): AsyncGenerator<Member> {
  try {
    yield* members
  } catch {
    throw damaged()
  }
}

/** No member of ours comes near it; a forged one must not fill the memory. */
const largestMember = 512 * 1024 * 1024

async function* membersOf(opened: ReadableStream<Uint8Array>): AsyncGenerator<Member> {
  const tar = extract()
  const piped = pipeline(Readable.from(opened), tar)
  // Told by the iteration below as well.
  piped.catch(() => {})
  for await (const entry of tar) {
    if ((entry.header.size ?? 0) > largestMember) throw damaged()
    const parts: Uint8Array[] = []
    for await (const part of bytesOf(entry)) parts.push(part)
    yield { name: entry.header.name, bytes: Buffer.concat(parts) }
  }
  await piped
}

const parsed = <S extends z.ZodType>(schema: S, bytes: Buffer, reason = 'backup-damaged'): z.output<S> => {
  try {
    return schema.parse(JSON.parse(bytes.toString()))
  } catch {
    throw new Refusal('invalid', reason)
  }
}

/** Counts and sums of what came, to be compared with what the manifest says. */
interface Seen {
  readonly rows: Record<string, number>
  jobs: number
  count: number
  bytes: number
  readonly sums: { readonly name: string; readonly sha256: string }[]
  due: string
}

const readOn = async (first: Member, members: AsyncGenerator<Member>, taker: Taker): Promise<Manifest> => {
  const seen: Seen = {
    rows: {},
    jobs: 0,
    count: 0,
    bytes: 0,
    sums: [],
    due: sumLine(first.name, first.bytes),
  }
  let manifest: Manifest | undefined
  for await (const member of members) {
    if (manifest !== undefined) throw damaged()
    if (member.name === manifestName) manifest = parsed(Manifest, member.bytes)
    else if (member.name.startsWith('sums/')) checkSums(seen, member)
    else {
      seen.due += sumLine(member.name, member.bytes)
      await take(seen, member, taker)
    }
  }
  if (manifest === undefined || !agrees(seen, manifest)) throw damaged()
  return manifest
}

const checkSums = (seen: Seen, { name, bytes }: Member): void => {
  if (bytes.toString() !== seen.due) throw damaged()
  seen.due = ''
  seen.sums.push({ name, sha256: sha256(bytes) })
}

const agrees = (seen: Seen, manifest: Manifest): boolean => {
  const rows = Object.entries(manifest.rows).every(([table, count]) => (seen.rows[table] ?? 0) === count)
  return (
    rows &&
    Object.keys(seen.rows).every((table) => table in manifest.rows) &&
    seen.due === '' &&
    seen.jobs === manifest.jobs &&
    seen.count === manifest.blobs.count &&
    seen.bytes === manifest.blobs.bytes &&
    JSON.stringify(seen.sums) === JSON.stringify(manifest.sums)
  )
}

const linesIn = (bytes: Buffer): readonly string[] =>
  bytes
    .toString()
    .split('\n')
    .filter((line) => line !== '')

const take = async (seen: Seen, { name, bytes }: Member, taker: Taker): Promise<void> => {
  const [kind = '', part = ''] = name.split('/')
  switch (kind) {
    case 'tables': {
      const lines = linesIn(bytes)
      seen.rows[part] = (seen.rows[part] ?? 0) + lines.length
      return taker.rows(part, lines)
    }
    case 'jobs': {
      const jobs = linesIn(bytes).map((line) => parsed(WaitingJob, Buffer.from(line)))
      seen.jobs += jobs.length
      return taker.jobs(jobs)
    }
    case 'blobs':
      seen.count += 1
      seen.bytes += bytes.length
      return taker.blob(part, bytes)
    case anchorsName:
      return taker.anchors(bytes.toString())
    default:
      throw damaged()
  }
}

/** Reads a backup to its end without keeping anything: whether it opens, is whole and says what it holds. */
export const verifyBackup = async (
  sealed: AsyncIterable<Uint8Array>,
  identity: Identity,
  progress: (label: string, done: number, all?: number) => void = () => {},
): Promise<{ readonly head: Head; readonly manifest: Manifest }> => {
  const { head, finish } = await openBackup(sealed, identity)
  let rows = 0
  let blobs = 0
  const manifest = await finish({
    rows: async (_, lines) => {
      rows += lines.length
      progress('rows', rows, head.expected.rows)
    },
    jobs: async () => {},
    anchors: async () => {},
    blob: async () => {
      blobs += 1
      progress('files', blobs, head.expected.blobs)
    },
  })
  return { head, manifest }
}
