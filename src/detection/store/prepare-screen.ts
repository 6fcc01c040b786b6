import sharp, { type Sharp } from 'sharp'
import { isDrawable, mostPixels } from '../../kit/redraw.ts'

/** The same picture twice in grey, sized so that letters have the height the reader learned. */
export interface PreparedScreen {
  readonly width: number
  readonly height: number
  /** The darkest colour channel with more contrast: white on a blue bubble and on a black screen both stand out. */
  readonly strong: Uint8Array
  /** As the eye sees it: black on yellow. */
  readonly plain: Uint8Array
}

export type NoScreen = 'no-picture' | 'too-large'

/** A telephone’s screen this wide has letters some thirty pixels high. */
const readingWidth = 1080
const widestScreen = 2000
/** A conversation photographed in one long strip; beyond this reading takes too long. */
const mostReadPixels = 8_000_000
const secondsToDraw = 10

/** Judged by the header before anything is unpacked, like every picture of a stranger. */
export const prepareScreen = async (bytes: Uint8Array): Promise<PreparedScreen | NoScreen> => {
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels })
    const header = await picture.metadata()
    if (!isDrawable(header)) return 'too-large'
    const { data, info } = await sized(picture, header.autoOrient)
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .timeout({ seconds: secondsToDraw })
      .toBuffer({ resolveWithObject: true })
    return inGrey(data, info)
  } catch {
    return 'no-picture'
  }
}

const sized = (picture: Sharp, { width, height }: { readonly width: number; readonly height: number }) => {
  const wanted = width > height ? Math.min(widestScreen, Math.max(width, readingWidth)) : readingWidth
  const scale = Math.min(wanted / width, Math.sqrt(mostReadPixels / (width * height)))
  return picture.rotate().resize({ width: Math.max(1, Math.round(width * scale)) })
}

const inGrey = (
  data: Uint8Array,
  { width, height, channels }: { readonly width: number; readonly height: number; readonly channels: number },
): PreparedScreen => {
  const [strong, plain] = [new Uint8Array(width * height), new Uint8Array(width * height)]
  const [toGreen, toBlue] = channels < 3 ? [0, 0] : [1, 2]
  for (let at = 0, from = 0; at < strong.length; at += 1, from += channels) {
    const red = data[from] ?? 0
    const green = data[from + toGreen] ?? 0
    const blue = data[from + toBlue] ?? 0
    strong[at] = clamped((Math.min(red, green, blue) - blackUpTo) * contrast)
    plain[at] = red * 0.299 + green * 0.587 + blue * 0.114
  }
  return { width, height, strong, plain }
}

/** Dark grey bubbles become the black of their screen, light grey ones the white. */
const blackUpTo = 72
const contrast = 255 / (184 - blackUpTo)

const clamped = (value: number): number => Math.max(0, Math.min(255, value))
