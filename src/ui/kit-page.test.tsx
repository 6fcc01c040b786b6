import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { locales, translate } from '../kit/text.ts'
import { page } from './document.tsx'
import { islandNames } from './islands.ts'
import { KitPage } from './kit-page.tsx'

const now = new Date('2026-11-23T01:42:00+07:00')

describe.each(locales)('KitPage in %s', async (locale) => {
  const html = String(await page(<KitPage t={translate(locale)} assetVersion="1" now={now} />))

  it('obeys the content policy: nothing inline', () => {
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:/)
  })

  it('gives each id once', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it('leaves no text untranslated or unfilled', () => {
    const text = html.replace(/<[^>]*>/g, '|')
    expect(text).not.toMatch(/ui\.|\{\w+\}|undefined|null|\[object/)
  })
})

describe('islands', () => {
  it('are named where they exist', () => {
    const files = readdirSync(new URL('./islands', import.meta.url)).map((file) => file.replace(/\.ts$/, ''))
    expect(files.toSorted()).toEqual(islandNames)
  })
})
