import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { digitPicture, pictureSize } from '../model/digit-picture.ts'
import { receiptImage } from './receipt-image.ts'

const bytesOf = (src: string): Buffer => Buffer.from(src.replace('data:image/png;base64,', ''), 'base64')

describe('the receipt as a picture', () => {
  it('is a PNG of the stated size, twice as many pixels as it is wide', async () => {
    const image = await receiptImage('48210375', '7301944825560718')
    const { format, width, height } = await sharp(bytesOf(image.src)).metadata()
    expect({ format, width, height }).toEqual({ format: 'png', ...pictureSize })
    expect(image.width * 2).toBe(width)
  })

  it('is small enough for a page of 30 KB, whatever the digits', async () => {
    for (const digit of '0123456789') {
      const { src } = await receiptImage(digit.repeat(8), digit.repeat(16))
      expect(src.length).toBeLessThan(20_000)
    }
  })

  it('shows different digits differently and is the same each time', async () => {
    const one = await receiptImage('00000000', '0000000000000000')
    const other = await receiptImage('00000000', '0000000000000001')
    expect(other.src).not.toBe(one.src)
    expect((await receiptImage('00000000', '0000000000000000')).src).toBe(one.src)
  })

  it('draws 24 digits and says in no letter what they are for', () => {
    const svg = digitPicture('48210375', '7301944825560718')
    expect(svg.match(/<path transform/g)).toHaveLength(24)
    expect(svg).not.toMatch(/<text|title|desc/)
  })
})
