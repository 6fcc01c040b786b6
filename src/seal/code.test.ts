import { expect, test, vi } from 'vitest'
import { keyFromSecret, newSalt } from './code.ts'

vi.mock('@node-rs/argon2', () => ({ hashRaw: async () => new Uint8Array(32) }))

test('a flood of codes is refused instead of queued without end', async () => {
  const salt = newSalt()
  const all = await Promise.allSettled(Array.from({ length: 450 }, () => keyFromSecret('1', salt)))
  const refused = all.filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeGreaterThanOrEqual(48)
  expect(refused.length).toBeLessThan(50)
  expect(refused[0]).toMatchObject({ reason: { kind: 'unavailable' } })
})
