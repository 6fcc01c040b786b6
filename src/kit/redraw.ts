import sharp from 'sharp'

const largestPixels = 50_000_000
/** Wider than any screen an officer has, small enough that no picture fills the memory. */
const longestSide = 4096

/**
 * The pixels of a picture and nothing else: place, camera and hidden data of the file do not reach the screen. `undefined`
 * for a kind this machine cannot draw (HEIC) or a picture of too many pixels.
 */
export const redrawn = async (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  try {
    const picture = sharp(bytes, { limitInputPixels: largestPixels }).rotate()
    const size = { width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true } as const
    return Uint8Array.from(await picture.resize(size).webp({ quality: 90 }).toBuffer())
  } catch {
    return undefined
  }
}

export const redrawnType = 'image/webp'
