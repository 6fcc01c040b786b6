import { z } from 'zod'
import { action, type Scope } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { isSignedBy } from '../../seal/signer.ts'
import {
  AnchorLine,
  anchorLine,
  type DayAnchor,
  type DayStatement,
  statementDigest,
  statementText,
} from '../model/day.ts'
import { chapterEnd, dayToClose, hashAt, lastDay, lockDays, saveDay } from '../store/days.ts'

/**
 * Closes the next day that is over. Signs nothing that disagrees with what was signed before: then the database was changed
 * behind Khiên's back, or an older copy was put in its place, and a person must look (`khien audit verify`).
 */
export const closeDay = action({
  name: 'ledger.close-day',
  needs: 'system.sweep',
  input: z.object({}),
  run: async (scope) => {
    const { db, now, services } = scope
    await lockDays(db)
    const day = await dayToClose(db, now)
    if (day === undefined) throw new Refusal('conflict', 'day-not-over')
    const previous = await lastDay(db)
    if (previous !== undefined && !(await isOurs(scope, previous))) return withheld(day)
    const signed = await signedBefore(scope, day)
    if (signed !== undefined && !(await agrees(scope, signed, previous))) return withheld(day)
    if (signed === undefined && (await signedAfter(scope, day))) return withheld(day)
    const anchor = signed ?? (await signDay(scope, day, previous))
    // Beside the key before the database: a second run finds it there and writes the same.
    if (signed === undefined) await services.signer.remember(anchorLine(anchor))
    await saveDay(db, anchor)
    return { day, withheld: false }
  },
  subject: (_, { day }) => `day:${day}`,
  reason: (_, output) => (output.withheld ? 'withheld' : null),
})

const withheld = (day: string) => ({ day, withheld: true })

const isOurs = async ({ services }: Scope, anchor: DayAnchor): Promise<boolean> => {
  const key = (await services.signer.keys()).get(anchor.key)
  return key !== undefined && isSignedBy(key, statementText(anchor), anchor.signature)
}

const rememberedDays = async ({ services }: Scope): Promise<readonly DayAnchor[]> =>
  (await services.signer.remembered()).map((line) => AnchorLine.parse(JSON.parse(line)))

const signedBefore = async (scope: Scope, day: string): Promise<DayAnchor | undefined> =>
  (await rememberedDays(scope)).findLast((anchor) => anchor.day === day)

/** Days are signed in order: one signed later means that this one was closed too, and its anchor is gone from both. */
const signedAfter = async (scope: Scope, day: string): Promise<boolean> =>
  (await rememberedDays(scope)).some((anchor) => anchor.day > day)

const agrees = async (scope: Scope, anchor: DayAnchor, previous: DayAnchor | undefined): Promise<boolean> =>
  (await isOurs(scope, anchor)) &&
  anchor.previous === (previous === undefined ? '' : statementDigest(previous)) &&
  anchor.hash === (await hashAt(scope.db, anchor.last))

const signDay = async (
  { db, now, services }: Scope,
  day: string,
  previous: DayAnchor | undefined,
): Promise<DayAnchor> => {
  const after = previous?.last ?? 0
  const last = await chapterEnd(db, after, day, now)
  const statement: DayStatement = {
    day,
    first: after + 1,
    last,
    // A row that is missing already is found by whoever verifies; the anchor says what was there.
    hash: (last === after ? previous?.hash : await hashAt(db, last)) ?? '0'.repeat(64),
    previous: previous === undefined ? '' : statementDigest(previous),
    closedAt: now.toISOString(),
  }
  return { ...statement, ...(await services.signer.sign(statementText(statement))) }
}
