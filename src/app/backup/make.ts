import { readFile } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import { type Recipient, sealStream } from '../../seal/age.ts'
import type { DiskBlobs } from '../../seal/blobs.ts'
import { diskSigner } from '../../seal/signer.ts'
import { anchorFile, keyLines } from '../anchors.ts'
import { signingFolder } from '../house.ts'
import { type Archive, openArchive } from './archive.ts'
import { anchorsName, blobName, type Manifest, manifestName } from './format.ts'
import { type Progress, type Snapshot, writeSnapshot } from './snapshot.ts'

export interface BackupSource {
  readonly database: Database
  readonly blobs: DiskBlobs
  readonly dataFolder: string
}

export interface BackupOrder {
  readonly id: string
  readonly at: Date
  readonly recipient: Recipient
  /** Whether files that rows name and that are nowhere are listed instead of ending the backup. */
  readonly missingAllowed: boolean
  readonly progress: Progress
  readonly signal?: AbortSignal
}

/** Writes a whole backup, sealed, and closes `out`. Rejects when anything is missing; what was written then is worth nothing. */
export const makeBackup = async (
  source: BackupSource,
  order: BackupOrder,
  out: Writable,
): Promise<Manifest> => {
  const archive = openArchive(order.at)
  const sealed = await sealStream([order.recipient], readableStream(archive.stream))
  const written = pipeline(
    Readable.from(sealed),
    out,
    order.signal === undefined ? {} : { signal: order.signal },
  )
  // Whoever reads has ended (disk full, interrupted): stop writing too.
  written.catch((problem) => archive.abort(problem))
  const filled = fill(source, order, archive)
  filled.catch((problem) => archive.abort(problem))
  const [first] = await Promise.allSettled([written, filled])
  if (first.status === 'rejected') await filled.then(() => Promise.reject(first.reason))
  return filled
}

/** Node's readable as the web's, with nothing read ahead. */
export const readableStream = (source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const reading = source[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await reading.next()
        if (done === true) controller.close()
        else controller.enqueue(value)
      },
      cancel: async () => {
        await reading.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

const fill = async (source: BackupSource, order: BackupOrder, archive: Archive): Promise<Manifest> => {
  const snapshot = await writeSnapshot(source.database, archive, order)
  const anchors = await readFile(anchorFile(source.dataFolder), 'utf8').catch(() => '')
  // The public halves alone: a copy must not let anybody sign the ledger's days.
  const keys = keyLines(await diskSigner(signingFolder(source.dataFolder)).keys())
  await archive.add(anchorsName, anchors + keys)
  const { missing, ...blobs } = await writeBlobs(source.blobs, snapshot, order, archive)
  const manifest: Manifest = {
    rows: snapshot.rows,
    jobs: snapshot.jobs,
    blobs,
    missing,
    sequences: snapshot.sequences,
    ledger: snapshot.ledger,
    sums: [...(await archive.closeSums())],
  }
  await archive.add(manifestName, JSON.stringify(manifest))
  archive.end()
  return manifest
}

/** Files never change and lie aside for thirty days after their row went, so they may be read after the snapshot. */
const writeBlobs = async (
  store: DiskBlobs,
  { blobKeys, blobs }: Snapshot,
  { missingAllowed, progress }: BackupOrder,
  archive: Archive,
) => {
  const missing: string[] = []
  let count = 0
  let bytes = 0
  for (const page of blobKeys)
    for (const key of page.split('\n')) {
      const file = await store.find(key)
      if (file === undefined) {
        if (!missingAllowed) throw new Refusal('not-found', 'backup-file-missing', { [key]: 'not-found' })
        missing.push(key)
        continue
      }
      await archive.add(blobName(key), file)
      count += 1
      bytes += file.length
      progress('files', count, blobs)
    }
  return { missing, count, bytes }
}
