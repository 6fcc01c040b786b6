import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../db/open.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { CustodyAct } from '../model/words.ts'
import type { CustodyTable, EvidenceTable } from '../table.ts'

export type EvidenceRow = Selectable<EvidenceTable>
export type CustodyRow = Selectable<CustodyTable>

/** There is no update: the database refuses to edit evidence or its custody. */
export const insertEvidence = async (db: Db, evidence: Insertable<EvidenceTable>): Promise<void> => {
  await db.insertInto('cases.evidence').values(evidence).execute()
}

export const evidenceOf = (db: Db, caseId: string): Promise<EvidenceRow[]> =>
  db
    .selectFrom('cases.evidence')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('collected_at')
    .orderBy('id')
    .execute()

/** Whether the acting agency may open it is asked of its envelope, not here. */
export const findEvidence = async (db: Db, id: string): Promise<EvidenceRow> => {
  const found = await db.selectFrom('cases.evidence').selectAll().where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

export interface Handling {
  readonly evidenceId: string
  readonly act: CustodyAct
  readonly memberId: string
  readonly agencyId: string
  readonly at: Date
  /** The hash as found at this moment; differs from the evidence's own when something was changed. */
  readonly sealedSha256: string
}

export const addCustody = async (db: Db, handling: Handling): Promise<void> => {
  await db
    .insertInto('cases.custody')
    .values({
      id: newId(),
      evidence_id: handling.evidenceId,
      act: handling.act,
      member_id: handling.memberId,
      agency_id: handling.agencyId,
      at: handling.at,
      sealed_sha256: handling.sealedSha256,
    })
    .execute()
}

/** Who had these in hand, oldest first. */
export const custodyOf = (db: Db, evidenceIds: readonly string[]): Promise<CustodyRow[]> =>
  evidenceIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('cases.custody')
        .selectAll()
        .where('evidence_id', 'in', [...evidenceIds])
        .orderBy('at')
        .orderBy('id')
        .execute()

/** Which of these blobs a piece of evidence names. */
export const namedEvidence = async (db: Db, keys: readonly string[]): Promise<readonly string[]> => {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('cases.evidence')
    .select('blob_key')
    .where('blob_key', 'in', [...keys])
    .execute()
  return rows.flatMap(({ blob_key }) => (blob_key === null ? [] : [blob_key]))
}
