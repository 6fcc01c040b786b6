import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const rooms = ['portal', 'intake', 'report', 'mailbox', 'ui'] as const
// Tone marks on the main vowel of an open syllable: khoá, xoá, doạ, uỷ; as DESIGN.md and DOMAIN.md write.
const oldStyle = /[\p{L}]*(?<!q)(?:[óòỏõọ][ae]|[úùủũụ]y)(?!\p{L})/gu

test.each(rooms)('%s spells tones one way', (room) => {
  const text = readFileSync(new URL(`../../../locales/vi/${room}.json`, import.meta.url), 'utf8')
  expect(text.match(oldStyle)).toBeNull()
})
