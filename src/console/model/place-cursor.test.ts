import { expect, it } from 'vitest'
import { newId } from '../../kit/random.ts'
import { readPlaceCursor, writePlaceCursor } from './place-cursor.ts'

it('comes back as it was, and is nothing when it is damaged', () => {
  const cursor = { at: new Date('2026-11-24T03:00:00Z'), id: newId() }
  const text = writePlaceCursor(cursor)
  expect(readPlaceCursor(text)).toEqual(cursor)
  for (const damaged of [
    undefined,
    '',
    'x',
    '1_x',
    `${'9'.repeat(15)}_${cursor.id}`,
    `${text}_1`,
    `-1_${cursor.id}`,
  ])
    expect(readPlaceCursor(damaged)).toBeUndefined()
})
