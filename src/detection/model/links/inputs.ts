import { z } from 'zod'
import { requiredLine, shortText } from '../../../kit/fields.ts'
import { linkListKinds } from './host-list.ts'

const listId = z.uuid('not-found')

export const AddLinkList = z.strictObject({
  name: requiredLine(80),
  source: requiredLine(120),
  kind: z.enum(linkListKinds),
})
export const AddLink = z.strictObject({
  listId,
  host: requiredLine(300),
  note: shortText(1_000).default(''),
  expires: shortText(20).default(''),
})
/** A sheet of hosts as text: about 20,000 lines. */
export const longestSheet = 1_000_000
export const ImportLinks = z.strictObject({
  listId,
  lines: z.string('required').trim().min(1, 'required').max(longestSheet, 'sheet-too-long'),
})
export const EndLink = z.strictObject({ listId, host: requiredLine(300) })
