import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { Command } from 'commander'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { drawChat, hasFont, warningChat } from '../../../test/chat-picture.ts'
import { readCommand } from './read.ts'

let scratch = ''
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'khien-read-'))
})
afterEach(() => {
  rmSync(scratch, { recursive: true })
  process.exitCode = undefined
})

const khien = async (...args: readonly string[]): Promise<string> => {
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  const program = new Command('khien').option('--json', '', false).exitOverride()
  readCommand(program)
  await program.parseAsync(['node', 'khien', ...args]).finally(() => log.mockRestore())
  return stripVTControlCharacters(said.join('\n'))
}

it.skipIf(!hasFont() && process.env.CI === undefined)('reads a chat to people and to programs', async () => {
  const file = join(scratch, 'chat.png')
  writeFileSync(file, await drawChat(warningChat))
  const shown = await khien('read', file)
  expect(shown).toMatch(/← Chào em, .*\n→ Dạ anh.*\n←/)
  expect(shown).toContain('dụ dỗ, làm quen')
  const told: unknown = JSON.parse(await khien('--json', 'read', file))
  expect(told).toMatchObject({ file, labels: expect.arrayContaining(['grooming']) })
  expect(told).toHaveProperty('text', expect.stringContaining(' ⏎ Dạ anh'))
})

it('goes on after a file that is no picture, and fails in the end', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const file = join(scratch, 'no.png')
  writeFileSync(file, 'không phải ảnh')
  await khien('read', file, join(scratch, 'none.png'))
  expect(error.mock.calls.flat().join('\n')).toContain('Không đọc được tệp này như một ảnh')
  expect(process.exitCode).toBe(1)
  error.mockClear()
})
