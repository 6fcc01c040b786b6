import sharp from 'sharp'
import { expect, test } from 'vitest'
import { blurred, redrawn } from './redraw.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: '#246' } })

test('a small file that unpacks to hundreds of megabytes is never drawn', async () => {
  const bomb = await plain(4_500, 4_500).toColourspace('rgb16').png({ progressive: true }).toBuffer()
  expect(bomb.length).toBeLessThan(1_000_000)
  expect((await sharp(bomb).metadata()).depth).toBe('ushort')
  expect(await redrawn(bomb)).toBeUndefined()
  expect(await blurred(bomb)).toBeUndefined()
})

test('a picture of too many pixels is never drawn, however thin', async () => {
  const wide = await sharp({ create: { width: 12_000, height: 4_600, channels: 3, background: '#246' } })
    .jpeg()
    .toBuffer()
  expect(await redrawn(wide)).toBeUndefined()
})

test('a photo of a telephone is drawn, and blurred to a few pixels', async () => {
  const photo = await plain(4_000, 3_000).jpeg().toBuffer()
  expect((await sharp(await redrawn(photo)).metadata()).width).toBe(4_000)
  expect((await sharp(await blurred(photo)).metadata()).width).toBe(40)
})

test('many at once are drawn one after another; beyond a short line they are asked to come again', async () => {
  const photo = await plain(1_200, 900).jpeg().toBuffer()
  const tries = await Promise.allSettled(Array.from({ length: 40 }, () => redrawn(photo)))
  const refused = tries.filter((one) => one.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThan(40)
  for (const { reason } of refused) expect(reason).toMatchObject({ kind: 'unavailable' })
})

test('what is no picture is not drawn', async () => {
  expect(await redrawn(Buffer.from('MZ'))).toBeUndefined()
  expect(await blurred(Buffer.from('MZ'))).toBeUndefined()
})

test('where and with what a photo was taken does not reach the screen; the bytes that came in are not touched', async () => {
  const photo = await plain(600, 400)
    .jpeg()
    .withExif({
      IFD0: { Make: 'ZQXPHONE', ImageDescription: 'ZQXWORDS' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 1/1 30/1' },
    })
    .toBuffer()
  const before = Buffer.from(photo)
  expect((await sharp(photo).metadata()).exif).toBeDefined()
  expect(photo.includes('ZQXPHONE')).toBe(true)
  for (const drawn of [await redrawn(photo), await blurred(photo)]) {
    const { exif, xmp, iptc } = await sharp(drawn).metadata()
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined])
    expect(Buffer.from(drawn ?? []).includes('ZQX')).toBe(false)
  }
  expect(photo.equals(before)).toBe(true)
})

test('of a moving picture one frame is drawn', async () => {
  const frames = await sharp({ create: { width: 20, height: 60, channels: 3, background: '#246' } })
    .gif({ delay: [100, 100, 100] })
    .toBuffer()
  expect((await sharp(await redrawn(frames)).metadata()).pages ?? 1).toBe(1)
})
