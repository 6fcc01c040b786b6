import sharp from 'sharp'
import { isDrawable, mostPixels } from '../../kit/redraw.ts'
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

/**
 * The same within a few bits, for pictures of strangers: judged by the header first, shrunk while it is read, and also of a
 * file that breaks off. `undefined` for what cannot be drawn here.
 */
export const hashInLittle = async (bytes: Uint8Array): Promise<PictureHashes | undefined> => {
  try {
    const picture = sharp(bytes, { ignoreIcc: true, limitInputPixels: mostPixels, failOn: 'none' })
    if (!isDrawable(await picture.metadata())) return undefined
    const { data, info } = await picture
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .raw({ depth: 'uchar' })
      .timeout({ seconds: secondsToDraw })
      .toBuffer({ resolveWithObject: true })
    return pdqDihedral({ data, width: info.width, height: info.height, channels: info.channels })
  } catch {
    return undefined
  }
}

/** Twice what the hash looks at: enough that it stays the same within a few bits. */
const longestSide = 1024
const secondsToDraw = 10

/** A small file can unpack into a picture that fills the memory. */
const largest = 100_000_000
