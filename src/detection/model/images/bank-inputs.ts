import { z } from 'zod'
import { longText, requiredLine } from '../../../kit/fields.ts'

/** A file of hashes and who answers for them. The same name again adds to that bank. */
export const ImportBank = z.object({
  name: requiredLine(80),
  source: requiredLine(120),
  note: longText(500).default(''),
  file: z.instanceof(Uint8Array, { error: 'required' }),
})

export const SwitchBank = z.object({ bankId: z.uuid('not-found'), on: z.enum(['on', 'off']) })

export const SwitchPicture = z.object({
  bankId: z.uuid('not-found'),
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'not-found'),
  on: z.enum(['on', 'off']),
  /** Why it falls silent; asked when switching off. */
  why: longText(200).default(''),
})

/** More at once would keep the portal waiting while they are read. */
export const mostHashesAFile = 100_000

/** Whether a file may hold more rows than that, told before any is read: what rows say wrong takes room too. */
export const hasTooManyRows = (text: string, json: boolean): boolean => {
  let [rows, returns] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (json ? code === 0x7b || code === 0x5b : code === 0x0a) rows++
    else if (!json && code === 0x0d) returns++
  }
  // A JSON indicator may hold an object or a list of its own.
  return Math.max(rows, returns) > (json ? 3 : 1) * mostHashesAFile
}
