import { describe, expect, it } from 'vitest'
import { newKeyPair } from './age.ts'
import { isRow, joinSheets, readHead, type Sheet, splitIdentity } from './shares.ts'

const made = async () => {
  const { identity } = await newKeyPair()
  const [a, b, c] = await splitIdentity(identity)
  if (a === undefined || b === undefined || c === undefined) throw new Error('three sheets')
  return { identity, a, b, c }
}

describe('a recovery key on three sheets', () => {
  it('comes back from any two of them, in any order, and from all three', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { identity, a, b, c } = await made()
      for (const sheets of [
        [a, b],
        [b, a],
        [a, c],
        [b, c],
        [a, b, c],
      ])
        expect(await joinSheets(sheets)).toBe(identity)
    }
  })

  it('does not come back from one, from the same one twice, or from sheets of two keys', async () => {
    const { a } = await made()
    const other = await made()
    const stranger = { ...other.b, set: a.set }
    for (const sheets of [[a], [a, a], [a, other.b], [a, stranger]])
      await expect(joinSheets(sheets)).rejects.toMatchObject({ reason: 'sheets-differ' })
  })

  it('is digits only, and says itself which sheet it is', async () => {
    const { a, b, c } = await made()
    for (const [at, sheet] of [a, b, c].entries()) {
      expect([sheet.head, ...sheet.rows].join('')).toMatch(/^\d{97}$/)
      expect(readHead(sheet.head)).toEqual({ number: at + 1, set: a.set })
      expect(sheet.rows.every((row, number) => isRow(sheet, number, row))).toBe(true)
    }
  })

  const changed = (text: string): string[] =>
    [...text].flatMap((digit, at) => [
      text.slice(0, at) + String((Number(digit) + 1) % 10) + text.slice(at + 1),
      ...(at > 0 && text[at - 1] !== digit
        ? [text.slice(0, at - 1) + digit + text[at - 1] + text.slice(at + 1)]
        : []),
    ])

  it('knows every wrong digit, two that changed places, a row too many and rows that changed places', async () => {
    const { a, b }: { a: Sheet; b: Sheet } = await made()
    for (const [row, text] of a.rows.entries()) {
      for (const mistyped of changed(text)) expect(isRow(a, row, mistyped)).toBe(false)
      expect(isRow(a, row, `${text}0`)).toBe(false)
      expect(isRow(b, row, text)).toBe(false)
      expect(isRow(a, (row + 1) % 5, text)).toBe(false)
    }
    for (const mistyped of changed(a.head)) expect(readHead(mistyped)).toBeUndefined()
    expect(isRow(a, 0, '')).toBe(false)
    expect(readHead('12345ab')).toBeUndefined()
  })
})
