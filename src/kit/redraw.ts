import sharp, { type Metadata, type Sharp } from 'sharp'
import { gate } from './parallel.ts'

/**
 * The pixels of a picture and nothing else: place, camera and hidden data of the file do not reach the screen. `undefined`
 * for a kind this machine cannot draw (HEIC) or a picture that would fill the memory. Refuses `unavailable` when too many
 * wait already.
 */
export const redrawn = (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  draw(bytes, (picture) =>
    picture
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 90 }),
  )

export const redrawnType = 'image/webp'

/** Grey, blurred, a few pixels wide: enough to tell a chat from a photo. `undefined` and refusal as above. */
export const blurred = (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  draw(bytes, (picture) => picture.resize(previewWidth).grayscale().blur(1.2).png())

export const blurredType = 'image/png'

/** Whether the header of a picture can be read at all; nothing is unpacked. */
export const isReadablePicture = (bytes: Uint8Array): Promise<boolean> =>
  sharp(bytes)
    .metadata()
    .then(({ width, height }) => width > 0 && height > 0)
    .catch(() => false)

/** Wider than any screen an officer has, small enough that no picture fills the memory. */
const longestSide = 4096
const previewWidth = 40

export const mostPixels = 50_000_000
/** Unpacked, in memory. A file of 400 KB may unpack to a thousand times as much. */
const mostBytes = 100_000_000
const secondsToDraw = 10

// One thread a picture and one picture at a time: officers' pictures must not stall the portal, which shares this process.
sharp.concurrency(1)
const inTurn = gate(1, 24)

const sampleBytes: Readonly<Record<string, number>> = {
  uchar: 1,
  char: 1,
  ushort: 2,
  short: 2,
  uint: 4,
  int: 4,
  float: 4,
}

/** Judged by the header alone. Interlaced or not, the whole picture counts: turning it upright needs all of it at once. */
export const isDrawable = ({ width, height, channels, depth }: Metadata): boolean => {
  const pixels = width * height
  return pixels <= mostPixels && pixels * channels * (sampleBytes[depth] ?? 8) <= mostBytes
}

const draw = (
  bytes: Uint8Array,
  how: (picture: Sharp) => Sharp,
): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  inTurn(async () => {
    try {
      const picture = sharp(bytes, { limitInputPixels: mostPixels })
      if (!isDrawable(await picture.metadata())) return undefined
      return Uint8Array.from(await how(picture).timeout({ seconds: secondsToDraw }).toBuffer())
    } catch {
      return undefined
    }
  })
