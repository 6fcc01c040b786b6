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
export const mostHashesAFile = 200_000
