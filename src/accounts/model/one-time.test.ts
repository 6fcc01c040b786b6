import { expect, test } from 'vitest'
import { newKeyPair } from '../../seal/age.ts'
import { codeAt, enrolAddress, newSecret, openSecret, sealSecret, stepOf } from './one-time.ts'
import { newRecoveryCodes, recoveryHash } from './recovery-codes.ts'

/** RFC 6238, appendix B: the key “12345678901234567890”, the last six of its eight digits. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [20_000_000_000, '353130'],
])('codes are those of RFC 6238 at %d s', (seconds, code) => {
  expect(codeAt(rfcSecret, new Date(seconds * 1000))).toBe(code)
})

test('a code counts one step before and after its own, and no further', () => {
  const now = new Date(1_800_000_015_000)
  const step = 60_000_000
  const at = (seconds: number) =>
    stepOf(rfcSecret, codeAt(rfcSecret, new Date(now.getTime() + seconds * 1000)), now)
  expect([at(-30), at(0), at(30)]).toEqual([step - 1, step, step + 1])
  expect([at(-60), at(60), stepOf(rfcSecret, '', now), stepOf(rfcSecret, 'abcdef', now)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('the secret opens with the member’s identity alone', async () => {
  const [{ identity: own }, { identity: other }] = await Promise.all([newKeyPair(), newKeyPair()])
  const secret = newSecret()
  const sealed = sealSecret(own, secret)
  expect(openSecret(own, sealed)).toBe(secret)
  expect(openSecret(other, sealed)).toBeUndefined()
  expect(Buffer.from(sealed).includes(secret)).toBe(false)
  expect(enrolAddress(secret, 'lan.moi')).toContain(`secret=${secret}`)
})

test('recovery codes are told apart only with the identity', async () => {
  const [{ identity: own }, { identity: other }] = await Promise.all([newKeyPair(), newKeyPair()])
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  expect(codes.every((code) => /^\d{12}$/.test(code))).toBe(true)
  const [code = ''] = codes
  expect(recoveryHash(own, code).equals(recoveryHash(other, code))).toBe(false)
})
