import { readdirSync, readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { drawChat, hasFont, type Said, warningChat } from '../../../test/chat-picture.ts'
import { editDistance } from '../../kit/edit-distance.ts'
import { openEngine } from '../model/engine.ts'
import { textOfTurns } from '../model/screens/turns.ts'
import { shippedParts } from './engine-files.ts'
import { openScreenReader } from './screen-reader.ts'

const reader = openScreenReader()
afterAll(() => reader.close())

const spoken = (said: readonly Said[]): string =>
  textOfTurns(said.map(({ side, lines }) => ({ side, text: lines.join(' ') })))

const read = async (picture: Uint8Array) => {
  const reading = await reader.read(picture)
  if (reading.status !== 'read') throw new Error(reading.status)
  return reading
}

// A machine that cannot draw Vietnamese cannot test this; in CI that is a fault of the machine.
const drawn = describe.skipIf(!hasFont() && process.env.CI === undefined)

drawn('a chat on a screen', () => {
  const looks = [
    { name: 'light' },
    { name: 'dark', dark: true },
    { name: 'a light purple, dark screen', dark: true, own: '#a033ff' },
    { name: 'small', width: 540 },
    { name: 'large', width: 1290, own: '#34a853' },
  ]
  it.each(looks)('is read in order, with each side ($name)', async (look) => {
    const { turns, confidence } = await read(await drawChat(warningChat, look))
    const wanted = spoken(warningChat)
    const wrong = editDistance(textOfTurns(turns), wanted, wanted.length)
    expect(wrong / wanted.length, textOfTurns(turns)).toBeLessThanOrEqual(0.05)
    expect(turns.map(({ side }) => side)).toEqual(warningChat.map(({ side }) => side))
    expect(confidence).toBeGreaterThan(0.8)
  })

  it('is read when it was saved as a poor JPEG', async () => {
    const poor = await sharp(await drawChat(warningChat, { width: 500 }))
      .jpeg({ quality: 40 })
      .toBuffer()
    const wanted = spoken(warningChat)
    const found = textOfTurns((await read(poor)).turns)
    expect(editDistance(found, wanted, wanted.length) / wanted.length, found).toBeLessThanOrEqual(0.05)
  })

  it('makes the engine see what it would see in the words themselves', async () => {
    const engine = openEngine(shippedParts(new Date()))
    const { turns } = await read(await drawChat(warningChat))
    expect(engine.assess(textOfTurns(turns)).labels).toContain('grooming')
  })

  it('is read one picture at a time, each answer to its question', async () => {
    const chats = ['Mai mình đi học nhé', 'Cô giáo dặn mang vở', 'Trời mưa rồi'].map((line) => [
      { side: 'other' as const, lines: [line] },
    ])
    const found = await Promise.all(chats.map(async (chat) => (await read(await drawChat(chat))).turns))
    expect(found.map(textOfTurns)).toEqual(chats.map(spoken))
  })
})

describe('what is no chat', () => {
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#c96' } })

  it.each([
    ['a text', Buffer.from('không phải ảnh')],
    ['nothing', Buffer.alloc(0)],
    ['half a picture', readFileSync('test/fixtures/pdq/square-128x128.jpg').subarray(0, 900)],
  ])('is refused: %s', async (_, bytes) => {
    expect(await reader.read(bytes)).toEqual({ status: 'no-picture' })
  })

  it('is refused by its header when it would fill the memory', async () => {
    const bomb = await picture(12_000, 12_000).png().toBuffer()
    expect(['too-large', 'no-picture']).toContain((await reader.read(bomb)).status)
  })

  it('has no words', async () => {
    expect(await reader.read(await picture(400, 300).png().toBuffer())).toEqual({ status: 'no-words' })
    expect(await reader.read(await picture(1, 1).png().toBuffer())).toEqual({ status: 'no-words' })
  })
})

describe('the process that reads', () => {
  it('ends when a picture takes too long, and comes again', async () => {
    const hurried = openScreenReader({ seconds: 0.01 })
    const bytes = await drawChat(warningChat)
    expect(await hurried.read(bytes)).toEqual({ status: 'too-slow' })
    expect(await hurried.read(bytes)).toEqual({ status: 'too-slow' })
    hurried.close()
  })

  it('turns away whoever would wait too long', async () => {
    const narrow = openScreenReader({ waiting: 1 })
    const bytes = await drawChat(warningChat)
    const asked = await Promise.allSettled([1, 2, 3].map(() => narrow.read(bytes)))
    narrow.close()
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(asked[2]).toMatchObject({ reason: { kind: 'unavailable' } })
  })

  it('leaves no file', async () => {
    const before = readdirSync('.')
    await read(await drawChat([{ side: 'other', lines: ['Không có tệp nào'] }]))
    expect(readdirSync('.')).toEqual(before)
  })
})
