import { expect, test } from 'vitest'
import { deviceIn, withDevice } from './device.ts'

const [lan, hoa] = [new Uint8Array(64).fill(1), new Uint8Array(64).fill(2)]

test('a browser is known to whoever signed in there, and to nobody else', () => {
  const kept = withDevice('', lan)
  expect(deviceIn(kept, lan)).toBeDefined()
  expect(deviceIn(kept, hoa)).toBeUndefined()
  const both = withDevice(kept, hoa)
  expect([deviceIn(both, lan), deviceIn(both, hoa)].every((id) => id !== undefined)).toBe(true)
  expect(withDevice(both, lan)).toBe(both)
})

test.each(['', '.', 'a.b', '~~', `${'x'.repeat(5000)}.y`, 'a'])('a made-up one is unknown: %#', (kept) => {
  expect(deviceIn(kept, lan)).toBeUndefined()
})

test('the list stays short enough for a cookie', () => {
  let kept = ''
  for (let index = 0; index < 20; index += 1) kept = withDevice(kept, new Uint8Array([index]))
  expect(kept.length).toBeLessThan(600)
  expect(deviceIn(kept, new Uint8Array([19]))).toBeDefined()
})
