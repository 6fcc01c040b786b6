import { z } from 'zod'
import { action } from '../../action/action.ts'
import { actingAs } from '../../db/acting.ts'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import { momentsOf } from '../model/day.ts'
import { ledgerKinds } from '../model/kinds.ts'
import { numbersOf, objectsNumbered } from '../store/numbers.ts'
import { checkTail } from '../store/verify.ts'
import { entriesOfAgency, entriesOnObject } from '../store.ts'

export const ledgerPage = 50

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

/** Whole days of the province, as moments. */
const between = (day: string | undefined, until: string | undefined): { from?: Date; until?: Date } => {
  const last = until ?? day
  return {
    ...(day === undefined ? {} : { from: momentsOf(day).from }),
    ...(last === undefined ? {} : { until: momentsOf(last).until }),
  }
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
    /** The first day and the last; alone, the first is the only one. */
    day: z.iso.date('invalid-format').optional(),
    until: z.iso.date('invalid-format').optional(),
    what: z.enum(ledgerKinds, 'invalid-choice').optional(),
    /** Only tries that were refused. */
    refused: z.literal('1', 'invalid-choice').optional(),
  }),
  // The chain runs through all agencies' entries; only whether it is whole is told.
  prepare: async ({ db }) => ({
    sound: (await checkTail(actingAs(db, { kind: 'system' }))).sound,
  }),
  run: async ({ db, actor }, { object, day, until, refused, ...same }, { sound }) => {
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    const { agencyId } = actor
    const how = { ...same, refused: refused !== undefined, ...between(day, until) }
    const objects = object === undefined ? undefined : await objectsOf(db, agencyId, object)
    const found =
      objects === undefined
        ? await entriesOfAgency(db, agencyId, ledgerPage + 1, how)
        : objects.length === 0
          ? []
          : await entriesOnObject(db, agencyId, objects, ledgerPage + 1, how)
    const entries = found.slice(0, ledgerPage)
    return {
      entries,
      next: found.length > entries.length ? entries.at(-1)?.seq : undefined,
      numbers: await numbersOf(
        db,
        agencyId,
        entries.map((entry) => entry.object),
      ),
      sound,
    }
  },
  // A number names nothing in the ledger's own words.
  subject: ({ object }) => (object !== undefined && !numbered.test(object) ? object : 'ledger'),
})
