import type { Db } from '../../db/open.ts'
import type { Erased } from '../../intake/store/erase.ts'

const empty = new Uint8Array()

/** Takes the content of a case away; numbers, times, outcome and how its tasks went stay for the figures. */
export const eraseCase = async (db: Db, id: string, at: Date): Promise<Erased | undefined> => {
  const row = await db
    .selectFrom('cases.case')
    .select('erased_at')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || row.erased_at !== null) return undefined
  const subjects = await db.deleteFrom('cases.subject').where('case_id', '=', id).executeTakeFirst()
  const notes = await db.deleteFrom('cases.note').where('case_id', '=', id).executeTakeFirst()
  const tasks = await db
    .updateTable('cases.task')
    .set({ sealed: empty })
    .where('case_id', '=', id)
    .executeTakeFirst()
  await db
    .updateTable('cases.case')
    .set({ sealed: empty, outcome_sealed: null, recipient: '', erased_at: at })
    .where('id', '=', id)
    .execute()
  return {
    counts: {
      cases: 1,
      subjects: Number(subjects.numDeletedRows),
      notes: Number(notes.numDeletedRows),
      tasks: Number(tasks.numUpdatedRows),
    },
    blobs: [],
  }
}

/** Takes the content of a piece of evidence away; its hash and the chain of its custody stay. */
export const eraseEvidence = async (db: Db, id: string, at: Date): Promise<Erased | undefined> => {
  const row = await db
    .selectFrom('cases.evidence')
    .select(['blob_key', 'erased_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || row.erased_at !== null) return undefined
  await db
    .updateTable('cases.evidence')
    .set({ sealed: empty, blob_key: null, recipient: '', erased_at: at })
    .where('id', '=', id)
    .execute()
  const blobs = row.blob_key === null ? [] : [row.blob_key]
  return { counts: { evidence: 1, files: blobs.length }, blobs }
}
