import { z } from 'zod'
import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { entriesOfAgency, entriesOnObject } from '../store.ts'

export const ledgerPage = 50

/** An object as the ledger writes it: `report:<id>`; a bare id is looked for among reports, cases, referrals and members. */
const objectOf = (text: string): string[] =>
  text.includes(':') ? [text] : ['report', 'case', 'referral', 'member'].map((kind) => `${kind}:${text}`)

/** An agency's own entries, newest first, or those on one object. Looking is itself recorded. */
export const readLedger = action({
  name: 'ledger.read',
  needs: 'audit.read',
  input: z.object({
    before: z.number().int().positive().optional(),
    object: z
      .string()
      .regex(/^[a-z-]+:[\w-]{1,60}$|^[0-9a-f-]{36}$/, 'invalid-format')
      .optional(),
  }),
  run: async ({ db, actor }, { before, object }) => {
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    if (object !== undefined)
      return {
        entries: await entriesOnObject(db, actor.agencyId, objectOf(object), 500),
        next: undefined,
      }
    const entries = await entriesOfAgency(db, actor.agencyId, before, ledgerPage + 1)
    const shown = entries.slice(0, ledgerPage)
    return { entries: shown, next: entries.length > ledgerPage ? shown.at(-1)?.seq : undefined }
  },
  subject: ({ object }) => object ?? 'ledger',
})
