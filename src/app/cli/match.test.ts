import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hashCommand } from './hash.ts'
import { matchCommand } from './match.ts'

const folder = join(import.meta.dirname, '../../../test/fixtures/pdq')
const picture = join(folder, 'square-128x128.jpg')
const hash = 'd8f8f1eec0f4a84f0e37022a078f63f0b36e2ed596621e1d33e6239c4e9c9b22'
let scratch = ''

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'khien-bank-'))
})
afterEach(() => {
  rmSync(scratch, { recursive: true })
  process.exitCode = undefined
})

const khien = async (...args: readonly string[]): Promise<readonly string[]> => {
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  const program = new Command('khien').option('--json', '', false).exitOverride()
  hashCommand(program)
  matchCommand(program)
  await program.parseAsync(['node', 'khien', ...args]).finally(() => log.mockRestore())
  return said
}

it('prints hashes as lines that are a bank', async () => {
  const lines = await khien('hash', picture, join(folder, 'shrink-a-lot.jpg'))
  expect(lines[0]).toBe(`${hash},100,${picture}`)
  expect(lines).toHaveLength(2)
  const bank = join(scratch, 'bank.csv')
  writeFileSync(bank, lines.join('\n'))
  const found = await khien('match', '--bank', bank, '--radius', '31', picture, hash)
  expect(found[0]).toContain('distance 0')
  expect(found.some((line) => line.startsWith(hash) && line.includes('picture-quality-unknown'))).toBe(true)
})

it('says the same to programs', async () => {
  const bank = join(scratch, 'bank.json')
  writeFileSync(
    bank,
    JSON.stringify({ data: [{ type: 'HASH_PDQ', raw_indicator: hash, owner: { name: 'NCMEC' } }] }),
  )
  const [line = ''] = await khien('--json', 'match', '--bank', bank, picture)
  expect(JSON.parse(line)).toMatchObject({ distance: 0, pictureQuality: 100, entry: { source: 'NCMEC' } })
  const [none = ''] = await khien('match', '--bank', bank, '--radius', '3', 'f'.repeat(64))
  expect(none).toContain('does not make it harmless')
})

it('goes on after a file that is no picture, and fails in the end', async () => {
  const error = vi.spyOn(console, 'error')
  error.mockImplementation(() => {})
  const lines = await khien('hash', join(folder, 'README.md'), picture)
  expect(lines).toEqual([`${hash},100,${picture}`])
  expect(process.exitCode).toBe(1)
  error.mockClear()
})
