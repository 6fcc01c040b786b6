import sharp from 'sharp'
import { digitPicture, pictureSize } from '../model/digit-picture.ts'

export interface ReceiptImage {
  readonly src: string
  /** CSS pixels; the picture has twice as many. */
  readonly width: number
  readonly height: number
}

/** A receipt's digits as a PNG in the page itself, so that no address ever carries them. */
export const receiptImage = async (locator: string, secret: string): Promise<ReceiptImage> => {
  const png = await sharp(Buffer.from(digitPicture(locator, secret)))
    .png({ palette: true, colours: 8, compressionLevel: 9 })
    .toBuffer()
  return {
    src: `data:image/png;base64,${png.toString('base64')}`,
    width: pictureSize.width / 2,
    height: pictureSize.height / 2,
  }
}
