import { expect, test } from 'vitest'
import { keyDerivation, newSalt } from './code.ts'

test('a flood of codes is refused instead of queued without end', async () => {
  const derive = keyDerivation(async () => new Uint8Array(32))
  const salt = newSalt()
  const all = await Promise.allSettled(Array.from({ length: 110 }, () => derive('1', salt)))
  const refused = all.filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeGreaterThanOrEqual(48)
  expect(refused.length).toBeLessThan(50)
  expect(refused[0]).toMatchObject({ reason: { kind: 'unavailable' } })
})
