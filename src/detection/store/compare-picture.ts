import type { Db } from '../../db/open.ts'
import { matchPicture, openBank } from '../model/images/bank.ts'
import { matchRadius } from '../model/images/hash-index.ts'
import { formatHash } from '../model/images/hash256.ts'
import { type Comparison, knownFrom } from '../model/images/known-picture.ts'
import type { PictureHashes } from './hash-picture.ts'
import { entriesWith, hashAt, type KnownIndex, knownIndex } from './known-index.ts'
import { openPictureProcess, type PictureProcess } from './picture-process.ts'

/** How the process that hashes answers. */
export type HashedPicture =
  | { readonly status: 'hashed'; readonly picture: PictureHashes }
  | { readonly status: 'no-picture' }

let shared: PictureProcess<HashedPicture> | undefined

/** Pictures of strangers come in bursts; more than these stay uncompared, which their page says. */
const hashes = (): PictureProcess<HashedPicture> => {
  shared ??= openPictureProcess<HashedPicture>({
    name: 'hash-process',
    seconds: 15,
    secondsIdle: 20,
    waiting: 40,
  })
  return shared
}

/** More rows this near are variants of one picture; the nearest are enough to say so. */
const mostCandidates = 64

/**
 * Whether a picture is one of the known ones, turned and mirrored too. In memory, before it is sealed; neither the picture
 * nor its hash is kept. What the index names is read again from the banks and its distance counted again.
 */
export const comparePicture = async (db: Db, bytes: Uint8Array): Promise<Comparison> => {
  const known = await knownIndex(db)
  // Without a list there is nothing to compare with, and no picture to unpack.
  if (known.index.size === 0) return { status: 'unknown' }
  const hashed = await hashes().ask(bytes)
  if (hashed.status !== 'hashed') return { status: 'not-compared' }
  const { picture } = hashed
  const bank = openBank(await entriesWith(db, candidates(known, picture)))
  const result = matchPicture(bank, picture)
  if (result.status === 'too-little-to-see') return { status: 'too-little-to-see' }
  const [nearest] = result.matches
  return nearest === undefined ? { status: 'unknown' } : { status: 'known', known: knownFrom(nearest) }
}

const candidates = (known: KnownIndex, { hashes }: PictureHashes): readonly string[] => {
  const near = Object.values(hashes).flatMap((hash) => known.index.search(hash, matchRadius))
  const rows = near.sort((a, b) => a.distance - b.distance).slice(0, mostCandidates)
  return [...new Set(rows.map(({ row }) => formatHash(hashAt(known, row))))]
}
