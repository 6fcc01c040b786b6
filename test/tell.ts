import { expect } from 'vitest'
import type { Browser, FormValues } from './browser.ts'

export interface Told {
  readonly locator: string
  readonly secret: string
}

/** A child tells a story with one picture, page after page, and reads the receipt. */
export const tellStory = async (
  child: Browser,
  { narrative, contact, file }: { readonly narrative: string; readonly contact: string; readonly file: File },
): Promise<Told> => {
  await child.get('/report')
  const steps: FormValues[] = [
    { safeNow: 'yes' },
    { reporter: 'child' },
    { ageBand: '11-15' },
    { happened: ['asked-secret'] },
    { setting: 'both' },
    { platform: 'Zalo' },
    { account: '', urls: '' },
    { place: '' },
    { commune: '' },
    { occurredAt: '' },
    { narrative },
    { files: file },
    { mayTell: ['ask-me-first'], contactWays: ['only-here'], contact },
  ]
  for (const [i, values] of steps.entries()) await child.submit(i === 0 ? '/report' : '', values)
  expect(child.page.url).toBe('/report/review')
  await child.submit('/report/send')
  const shown = child.page.html.replace(/<[^>]+>/g, ' ').replace(/\D+/g, ' ')
  const digits = /(\d{4} ?){6}/.exec(shown)?.[0].replace(/\D/g, '') ?? ''
  expect(digits).toHaveLength(24)
  return { locator: digits.slice(0, 8), secret: digits.slice(8) }
}
