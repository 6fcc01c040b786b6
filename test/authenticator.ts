import { codeAt } from '../src/accounts/model/one-time.ts'
import type { Browser } from './browser.ts'

/** What a telephone knows: the secret as the page says it in words. */
export const secretOn = (html: string): string =>
  /class="secret-text">([A-Z2-7 ]+)</.exec(html)?.[1]?.replaceAll(' ', '') ?? ''

export const recoveryCodesOn = (html: string): readonly string[] =>
  [...html.matchAll(/<code>(\d{4} \d{4} \d{4})<\/code>/g)].map(([, code = '']) => code.replaceAll(' ', ''))

/** Turns the second factor on in a browser that is signed in. Its code of this half minute is then used up. */
export const enrol = async (
  browser: Browser,
  now: () => number = Date.now,
): Promise<{ secret: string; recoveryCodes: readonly string[] }> => {
  await browser.get('/console/second-factor')
  const secret = secretOn(browser.page.html)
  await browser.submit('/console/second-factor', { code: codeAt(secret, new Date(now())) })
  return { secret, recoveryCodes: recoveryCodesOn(browser.page.html) }
}
