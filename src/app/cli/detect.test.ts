import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hostilities, labels } from '../../detection/model/labels.ts'

// The program as people run it; `npm test` builds it first.
const root = join(import.meta.dirname, '../../..')
const khien = (input: string, ...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin/khien.mjs'), 'detect', ...args],
    { input, encoding: 'utf8', maxBuffer: 1 << 26 },
  )
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return stdout
}

const Share = z.number().min(0).max(1)
const Answer = z.strictObject({
  id: z.union([z.string(), z.number()]),
  labels: z.array(z.enum(labels)),
  scores: z.record(z.enum(labels), Share),
  urgency: z.enum(['P0', 'P1', 'P2', 'P3']),
  hostility: z.strictObject({ label: z.enum(hostilities), score: Share }),
  findings: z.array(z.looseObject({ label: z.string(), start: z.int(), end: z.int(), reason: z.string() })),
})

describe('khien detect --json', () => {
  const texts = ['đừng nói với mẹ nha', 'em gui anh hinh di', 'mai nộp bài Toán trang 45', 'chào\nem ⏎ dạ']
  const lines = Array.from({ length: 1000 }, (_, id) =>
    id === 500
      ? '{"id": 500, "text"'
      : JSON.stringify({ id, text: texts[id % texts.length], kind: 'message' }),
  )
  const input = `${lines.slice(0, 300).join('\n')}\n\n${lines.slice(300).join('\r\n')}`

  it('answers every line in order; a bad one gives its error and the rest goes on', () => {
    const said = khien(input, '--json').trimEnd().split('\n')
    expect(said).toHaveLength(1000)
    for (const [id, line] of said.entries()) {
      const answer: unknown = JSON.parse(line)
      if (id === 500) expect(answer).toEqual({ id: null, error: 'not-json' })
      else expect(Answer.parse(answer).id).toBe(id)
    }
  })

  it('says the same on several threads', () => {
    expect(khien(input, '--json', '--threads', '2')).toBe(khien(input, '--json'))
  })
})

it('explains plain lines to a person: what was seen, and why', () => {
  const said = khien('em mấy tuổi rồi, đừng nói với mẹ là mình nhắn tin nha\n')
  expect(said).toContain('đừng nói với mẹ')
  expect(said).toContain('giữ bí mật')
})
