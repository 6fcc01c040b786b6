import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { drawScene } from '../../../test/pictures.ts'
import { perform } from '../../action/perform.ts'
import { importBank } from '../actions/import-bank.ts'
import { turnBank } from '../actions/switch-bank.ts'
import { turnPicture } from '../actions/switch-picture.ts'
import { distance, formatHash, parseHash } from '../model/images/hash256.ts'
import { comparePicture } from './compare-picture.ts'
import { hashInLittle, hashPicture } from './hash-picture.ts'
import { listBanks, picturesOf } from './picture-banks.ts'

const house = testHouse()
const bridge = readFileSync('test/fixtures/pdq/square-128x128.jpg')

const add = (name: string, text: string) =>
  perform(importBank, house().as('leader'), { name, source: 'Nguồn thử', file: Buffer.from(text) })
const compare = (bytes: Uint8Array) => comparePicture(house().database.db, bytes)

/** The hash with this many bits turned over. */
const off = (hash: string, bits: number): string => {
  const words = Uint32Array.from(parseHash(hash) ?? [])
  for (let bit = 0; bit < bits; bit += 1) words[bit % 8] = (words[bit % 8] ?? 0) ^ (1 << (bit >> 3))
  return formatHash(words)
}

let hash = ''
beforeAll(async () => {
  hash = formatHash((await hashPicture(bridge)).hashes.original)
  await add('xa', `hash,quality\n${off(hash, 40)},100\n`)
})

describe('comparing a picture with the banks', () => {
  it('finds nothing outside the radius', async () => {
    expect(await compare(bridge)).toEqual({ status: 'unknown' })
  })

  it('finds it within, with distance and quality', async () => {
    const { bankId } = await add('gần', `hash,quality\n${off(hash, 20)},90\n`)
    expect(await compare(bridge)).toEqual({
      status: 'known',
      known: {
        bank: 'gần',
        source: 'Nguồn thử',
        distance: 20,
        turn: 'original',
        quality: 100,
        distrust: [],
      },
    })
    expect(await compare(await drawScene(7))).toEqual({ status: 'unknown' })
    await perform(turnBank, house().as('leader'), { bankId, on: 'off' })
    expect(await compare(bridge)).toEqual({ status: 'unknown' })
  })

  it('is silent for a hash that was switched off, and again when it is on', async () => {
    const { bankId } = await add('tắt từng ảnh', hash)
    expect(await compare(bridge)).toMatchObject({ status: 'known', known: { distance: 0 } })
    for (const picture of [sharp(bridge).rotate(90), sharp(bridge).flop()])
      expect(await compare(await picture.png().toBuffer())).toMatchObject({ status: 'known' })
    const turn = (on: 'on' | 'off', why = '') =>
      perform(turnPicture, house().as('leader'), { bankId, hash, on, why })
    await expect(turn('off')).rejects.toMatchObject({ fields: { why: 'required' } })
    await turn('off', 'Ảnh cầu, vô hại')
    expect(await compare(bridge)).toEqual({ status: 'unknown' })
    const { rows } = await picturesOf(house().database.db, bankId, { silent: true })
    expect(rows).toMatchObject([{ off_reason: 'Ảnh cầu, vô hại' }])
    await turn('on')
    expect(await compare(bridge)).toMatchObject({
      status: 'known',
      known: { distrust: ['entry-quality-unknown'] },
    })
  })

  it('says nothing of a picture with too little to see', async () => {
    const flat = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#777' } })
      .png()
      .toBuffer()
    expect(await compare(flat)).toEqual({ status: 'too-little-to-see' })
  })

  it('does not compare what cannot be drawn, and does not fail', async () => {
    expect(await compare(Buffer.from('không phải ảnh'))).toEqual({ status: 'not-compared' })
    const bomb = await sharp({ create: { width: 11_000, height: 11_000, channels: 3, background: '#777' } })
      .png()
      .toBuffer()
    expect(await compare(bomb)).toEqual({ status: 'not-compared' })
  })

  it('hashes a large picture in little memory, within a few bits', async () => {
    const large = await sharp(bridge).resize(4000, 4000).jpeg({ quality: 90 }).toBuffer()
    const [exact, little] = [await hashPicture(large), await hashInLittle(large)]
    expect(little && distance(exact.hashes.original, little.hashes.original)).toBeLessThanOrEqual(6)
    expect(little && distance(little.hashes.original, parseHash(hash) ?? new Uint32Array(8))).toBeLessThan(31)
  })
})

describe('a bank', () => {
  it('tells what could not be read, and counts the rest', async () => {
    const { added, unread } = await add(
      'lẫn lộn',
      `hash,quality\n${off(hash, 3)},100\nxyz,100\n${off(hash, 4)},30\n`,
    )
    expect(added).toBe(1)
    expect(unread.map(({ line, problem }) => [line, problem])).toEqual([
      [3, 'hash'],
      [4, 'quality-too-low'],
    ])
  })

  it('takes ThreatExchange JSON, and the same name adds to it once', async () => {
    const json = (shift: number) =>
      JSON.stringify({ data: [{ type: 'HASH_PDQ', raw_indicator: off(hash, shift) }] })
    const first = await add('trao đổi', json(5))
    const again = await add('trao đổi', json(5))
    const more = await add('trao đổi', json(6))
    expect([first.added, again.added, more.added]).toEqual([1, 0, 1])
    expect(more.bankId).toBe(first.bankId)
    expect((await listBanks(house().database.db)).find(({ name }) => name === 'trao đổi')).toMatchObject({
      hashes: 2,
      silent: 0,
    })
  })

  it('is refused when nothing in it is a hash', async () => {
    await expect(add('rỗng', 'hash\n')).rejects.toMatchObject({ fields: { file: 'bank-nothing' } })
    await expect(add('', hash)).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('is for whoever lets rules speak', async () => {
    await expect(
      perform(importBank, house().as('receiver'), { name: 'x', source: 'y', file: Buffer.from(hash) }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
