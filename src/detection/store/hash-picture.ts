import sharp from 'sharp'
import type { Hash256 } from '../model/images/hash256.ts'
import type { Pixels } from '../model/images/luma.ts'
import type { DihedralTurn } from '../model/images/pdq.ts'
import { pdqDihedral } from '../model/images/pdq.ts'

/** All hashes of one picture and how much there is to see in it. */
export interface PictureHashes {
  readonly hashes: Readonly<Record<DihedralTurn, Hash256>>
  readonly quality: number
}

/**
 * Pixels as the file has them: no colour profile applied and not turned by its EXIF note, because the reference does
 * neither and a hash must be the same everywhere. Of moving pictures the first frame.
 */
export const decodePicture = async (bytes: Uint8Array): Promise<Pixels> => {
  const picture = sharp(bytes, { ignoreIcc: true, limitInputPixels: largest, failOn: 'error' })
  const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}

/** Rejects when the bytes are no picture that can be read. */
export const hashPicture = async (bytes: Uint8Array): Promise<PictureHashes> =>
  pdqDihedral(await decodePicture(bytes))

/** A small file can unpack into a picture that fills the memory. */
const largest = 100_000_000
