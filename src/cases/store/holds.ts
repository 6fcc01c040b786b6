import type { Selectable } from 'kysely'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { HoldKind } from '../model/words.ts'
import type { HoldTable } from '../table.ts'

export type HoldRow = Selectable<HoldTable>

/**
 * Keeps a case open until `liftHold`; `object` is such as `referral:<id>`. Locks the case, so that it cannot close in the
 * same moment. The caller has checked that the case is its own.
 */
export const holdCase = async (
  db: Db,
  caseId: string,
  object: string,
  kind: HoldKind,
  at: Date,
): Promise<void> => {
  const found = await db
    .selectFrom('cases.case')
    .select('state')
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  if (found.state === 'closed') throw new Refusal('conflict', 'case-closed')
  await db
    .insertInto('cases.hold')
    .values({ case_id: caseId, object, kind, raised_at: at, lifted_at: null })
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'object']).doUpdateSet({ raised_at: at, lifted_at: null }),
    )
    .execute()
}

/** Lifting what is already lifted, or was never raised, changes nothing. */
export const liftHold = async (db: Db, caseId: string, object: string, at: Date): Promise<void> => {
  await db
    .updateTable('cases.hold')
    .set({ lifted_at: at })
    .where('case_id', '=', caseId)
    .where('object', '=', object)
    .where('lifted_at', 'is', null)
    .execute()
}

/** Everything that held or holds a case, oldest first. */
export const holdsOf = (db: Db, caseId: string): Promise<HoldRow[]> =>
  db.selectFrom('cases.hold').selectAll().where('case_id', '=', caseId).orderBy('raised_at').execute()
