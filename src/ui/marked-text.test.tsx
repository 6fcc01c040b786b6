import { expect, it } from 'vitest'
import { MarkedText } from './marked-text.tsx'

const html = (text: string, marks: Parameters<typeof MarkedText>[0]['marks']): string =>
  String(<MarkedText text={text} marks={marks} />)

it('marks pieces with their reasons and keeps the rest', () => {
  expect(html('đừng nói với mẹ nhé', [{ start: 0, end: 15, reason: 'xin giữ bí mật' }])).toBe(
    '<bdi class="safe-text"><mark title="xin giữ bí mật">đừng nói với mẹ</mark> nhé</bdi>',
  )
})

it('joins marks that overlap and names both reasons', () => {
  expect(
    html('abcdef', [
      { start: 2, end: 5, reason: 'hai' },
      { start: 0, end: 3, reason: 'một' },
    ]),
  ).toBe('<bdi class="safe-text"><mark title="một · hai">abcde</mark>f</bdi>')
})

it('escapes what was typed', () => {
  expect(html('<b>', [{ start: 0, end: 3, reason: '"' }])).not.toContain('<b>')
})
