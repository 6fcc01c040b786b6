import { z } from 'zod'
import { action } from '../../action/action.ts'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import { numbersOf, objectsNumbered } from '../store/numbers.ts'
import { checkTail } from '../store/verify.ts'
import { entriesOfAgency, entriesOnObject } from '../store.ts'

export const ledgerPage = 50
const dayLength = 24 * 60 * 60 * 1000

const named = /^[a-z-]+:[\w-]{1,60}$/
const bareId = /^[0-9a-f-]{36}$/
const numbered = /^(?:PC-)?\d{4}-\d{6}$|^\d{4} ?\d{4}$/i

/**
 * An object as the ledger writes it: `report:<id>`; a bare id is looked for among reports, cases, referrals and members; a number
 * is what people call a report, case or referral by.
 */
const objectsOf = async (db: Db, agencyId: string, text: string): Promise<readonly string[]> => {
  if (named.test(text)) return [text]
  if (bareId.test(text)) return ['report', 'case', 'referral', 'member'].map((kind) => `${kind}:${text}`)
  return objectsNumbered(db, agencyId, text)
}

/** A day of the province, as moments. */
const dayOf = (day: string | undefined): { from?: Date; until?: Date } => {
  if (day === undefined) return {}
  const from = new Date(`${day}T00:00:00+07:00`)
  return { from, until: new Date(from.getTime() + dayLength) }
}

/** An agency's own entries, newest first, or those on one object. Looking is itself recorded. */
export const readLedger = action({
  name: 'ledger.read',
  needs: 'audit.read',
  input: z.object({
    before: z.number().int().positive().optional(),
    object: z
      .string()
      .refine((text) => [named, bareId, numbered].some((shape) => shape.test(text)), 'invalid-format')
      .optional(),
    who: z.uuid('invalid-choice').optional(),
    day: z.iso.date('invalid-format').optional(),
    /** Only tries that were refused. */
    refused: z.literal('1', 'invalid-choice').optional(),
  }),
  run: async ({ db, actor }, { before, object, who, day, refused }) => {
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    const { agencyId } = actor
    const narrowed = { who, refused: refused !== undefined, ...dayOf(day) }
    const objects = object === undefined ? undefined : await objectsOf(db, agencyId, object)
    const found =
      objects === undefined
        ? await entriesOfAgency(db, agencyId, before, ledgerPage + 1, narrowed)
        : objects.length === 0
          ? []
          : (await entriesOnObject(db, agencyId, objects, 500)).filter(
              ({ actor_id, at, outcome }) =>
                (!narrowed.refused || outcome === 'refused') &&
                (who === undefined || actor_id === who) &&
                (narrowed.from === undefined || at >= narrowed.from) &&
                (narrowed.until === undefined || at < narrowed.until),
            )
    const entries = objects === undefined ? found.slice(0, ledgerPage) : found
    return {
      entries,
      next: found.length > entries.length ? entries.at(-1)?.seq : undefined,
      numbers: await numbersOf(
        db,
        agencyId,
        entries.map((entry) => entry.object),
      ),
      sound: (await checkTail(db)).sound,
    }
  },
  // A number names nothing in the ledger's own words.
  subject: ({ object }) => (object !== undefined && !numbered.test(object) ? object : 'ledger'),
})
