import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../assets.ts'

const folder = mkdtempSync(join(tmpdir(), 'khien-found-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const khien = (args: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist/src/app/cli.js'), '--json', ...args],
    {
      env: {
        PATH: process.env.PATH ?? '',
        KHIEN_DATA: join(folder, 'data'),
        KHIEN_EVALUATION: 'false',
        KHIEN_ALLOW_EMBEDDED: 'true',
      },
      input,
      encoding: 'utf8',
      timeout: 120_000,
    },
  )
  return { status, stdout, stderr }
}

// The commands are the same on both engines; six processes take their time.
const skipped =
  process.env.DATABASE_URL !== undefined || (process.env.CI !== 'true' && process.env.JOURNEYS === undefined)

test.skipIf(skipped)(
  '(embedded; needs CI=true or JOURNEYS=1) a real province begins from the command line: key, communes, agency, first member with the key',
  () => {
    const csv = join(folder, 'areas.csv')
    writeFileSync(csv, '\uFEFFcode,name,kind\np01,Phường Mẫu 1,ward\nx01,Xã Mẫu 1,commune\n')
    const early = khien(['found', 'agency', 'duty', '--name', 'Tổ trực', '--kind', 'duty'])
    expect(early.status).not.toBe(0)
    expect(early.stderr).toContain('recovery-key create')
    const { identity }: { identity: string } = JSON.parse(khien(['recovery-key', 'create']).stdout)
    expect(JSON.parse(khien(['found', 'areas', csv]).stdout)).toEqual({ taken: 2 })
    expect(khien(['found', 'agency', 'duty', '--name', 'Tổ trực', '--kind', 'duty']).status).toBe(0)
    const member = ['account', 'create', 'an.nguyen', '--agency', 'duty', '--name', 'An', '--role', 'leader']
    expect(khien(member, 'mot-cau-dai-kho-doan-1\n').status).toBe(0)
    const used = khien(['recovery-key', 'use', '--login', 'an.nguyen'], `${identity}\n`)
    expect(JSON.parse(used.stdout)).toMatchObject({ granted: true })
  },
  240_000,
)
