import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { formatHash } from '../model/images/hash256.ts'
import { pdqHash } from '../model/images/pdq.ts'
import { decodePicture, hashPicture } from './hash-picture.ts'
import { openHashPool } from './hash-pool.ts'

const folder = join(import.meta.dirname, '../../../test/fixtures/pdq')
const bridge = readFileSync(join(folder, 'square-128x128.jpg'))
const small = readFileSync(join(folder, 'shrink-a-lot.jpg'))
const expected = 'd8f8f1eec0f4a84f0e37022a078f63f0b36e2ed596621e1d33e6239c4e9c9b22'

describe('hashing picture files', () => {
  it('decodes what the reference would see', async () => {
    expect(formatHash((await hashPicture(bridge)).hashes.original)).toBe(expected)
    const png = await sharp(await decodePicture(bridge).then(({ data }) => data), {
      raw: { width: 128, height: 128, channels: 3 },
    })
      .png()
      .toBuffer()
    expect(formatHash(pdqHash(await decodePicture(png)).hash)).toBe(expected)
  })

  it('says no to what is no picture', async () => {
    await expect(hashPicture(Buffer.from('not a picture'))).rejects.toThrow()
    await expect(hashPicture(bridge.subarray(0, 2000))).rejects.toThrow()
  })

  it('goes on in threads, several at once, each answer to its question', async () => {
    const pool = openHashPool(2)
    try {
      const asked = Array.from({ length: 8 }, (_, at) => pool.hash(at % 2 === 0 ? bridge : small))
      const bad = pool.hash(Buffer.from('no'))
      await expect(bad).rejects.toThrow()
      const answers = (await Promise.all(asked)).map(({ hashes }) => formatHash(hashes.original))
      expect(answers.filter((hash) => hash === expected)).toHaveLength(4)
      expect(answers[0]).toBe(expected)
      expect(answers[1]).toBe(formatHash((await hashPicture(small)).hashes.original))
    } finally {
      await pool.close()
    }
    await expect(pool.hash(bridge)).rejects.toThrow('closed')
  })
})
