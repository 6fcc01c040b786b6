import { z } from 'zod'
import type { Fields } from '../../action/web.ts'
import { box, unbox } from '../../seal/box.ts'
import { type Token, tokenKey } from '../../seal/token.ts'

/** Hidden field of the page that asks for a proof: the form that waits for it. */
export const heldField = 'held'

/** As long as a page may stand open in between. */
const heldFor = 30 * 60 * 1000

const Held = z.object({
  at: z.number(),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

const purpose = 'held-form'

/**
 * What was typed, for the way through the page and back. Sealed under the secret of the session's cookie and bound to where it
 * was sent: neither the page, nor a browser's cache, nor we keep it in clear, and nobody else can have made it.
 */
export const holdForm = (token: Token, path: string, fields: Fields, now: Date): string =>
  Buffer.from(
    box(tokenKey(token, purpose), `${purpose}:${path}`, JSON.stringify({ at: now.getTime(), fields })),
  ).toString('base64url')

export const heldForm = (token: Token, path: string, held: string, now: Date): Fields | undefined => {
  const opened = unbox(tokenKey(token, purpose), `${purpose}:${path}`, Buffer.from(held, 'base64url'))
  if (opened === undefined) return undefined
  const { at, fields } = Held.parse(JSON.parse(opened.toString()))
  return now.getTime() - at <= heldFor ? fields : undefined
}
