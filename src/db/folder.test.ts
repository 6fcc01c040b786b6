import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeFolder } from './folder.ts'
import { lockFolder } from './pglite.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khien-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

test('a folder that others could look into is closed to them', () => {
  chmodSync(folder, 0o755)
  closeFolder(folder)
  expect(modeOf(folder)).toBe('700')
})

test('a new one is closed from the beginning, with those above it', () => {
  const inner = join(folder, 'a', 'b')
  closeFolder(inner)
  expect([modeOf(join(folder, 'a')), modeOf(inner)]).toEqual(['700', '700'])
})

test('the embedded database closes its folder before it writes there', () => {
  chmodSync(folder, 0o777)
  lockFolder(folder)()
  expect(modeOf(folder)).toBe('700')
})
