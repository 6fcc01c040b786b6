import { expect, test } from 'vitest'
import { z } from 'zod'
import { idOnce, Once } from './once.ts'

const once = 'A'.repeat(43)

test('the same form with the same words has one id; other words or another form have another', () => {
  expect(idOnce(once, 'case', { text: 'a' })).toBe(idOnce(once, 'case', { text: 'a' }))
  expect(idOnce(once, 'case', { text: 'b' })).not.toBe(idOnce(once, 'case', { text: 'a' }))
  expect(idOnce('B'.repeat(43), 'x')).not.toBe(idOnce(once, 'x'))
  expect(idOnce(once, 'a', 'b')).not.toBe(idOnce(once, 'ab'))
  expect(z.uuid().safeParse(idOnce(once, 'x')).success).toBe(true)
})

test('the field may be missing, but not be something else', () => {
  expect(Once.parse(undefined)).toBeUndefined()
  expect(Once.safeParse('1').success).toBe(false)
})
