import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { isHardToGuess } from './repeat-key.ts'

test.each([
  'bao-cao-ngay-24-11-2026-lan-1',
  'report-2026-11-24T08:00:00.000Z-hanoi',
  'nguyen.van.an@example.vn/2026/11/24',
  '00000000000000000000000000000001',
  '20261124202611242026112420261124',
  '00000000-0000-1000-8000-000000000001',
  'truong-thcs-so-3-phieu-0001-2026',
  'MotBaoCaoRatDaiNhungDeDoan',
  '1',
])('%s can be thought of', (key) => {
  expect(isHardToGuess(key)).toBe(false)
})

test('what machines make of enough random bits cannot', () => {
  const made = Array.from({ length: 200 }, () => [
    randomUUID(),
    randomBytes(32).toString('base64url'),
    randomBytes(16).toString('hex'),
  ]).flat()
  expect(made.filter((key) => !isHardToGuess(key)).length).toBeLessThan(3)
  expect(isHardToGuess('018f4e2c-7a3b-7c1d-9e2f-3a4b5c6d7e8f')).toBe(true)
})
