import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { NoteTable, SubjectTable, TaskTable } from '../table.ts'

export type SubjectRow = Selectable<SubjectTable>
export type NoteRow = Selectable<NoteTable>
export type TaskRow = Selectable<TaskTable>

export const insertSubject = async (db: Db, subject: Insertable<SubjectTable>): Promise<void> => {
  await db.insertInto('cases.subject').values(subject).execute()
}

export const subjectsOf = (db: Db, caseId: string): Promise<SubjectRow[]> =>
  db
    .selectFrom('cases.subject')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()

/** Marks a subject as removed; the row stays, so that the ledger's words still have something to point at. */
export const markSubjectRemoved = async (db: Db, caseId: string, id: string, at: Date): Promise<void> => {
  const { numUpdatedRows } = await db
    .updateTable('cases.subject')
    .set({ removed_at: at })
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refusal('not-found')
}

export const insertNote = async (db: Db, note: Insertable<NoteTable>): Promise<void> => {
  await db.insertInto('cases.note').values(note).execute()
}

export const notesOf = (db: Db, caseId: string): Promise<NoteRow[]> =>
  db
    .selectFrom('cases.note')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const insertTask = async (db: Db, task: Insertable<TaskTable>): Promise<void> => {
  await db.insertInto('cases.task').values(task).execute()
}

export const tasksOf = (db: Db, caseId: string): Promise<TaskRow[]> =>
  db
    .selectFrom('cases.task')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const lockTask = async (db: Db, caseId: string, id: string): Promise<TaskRow> => {
  const found = await db
    .selectFrom('cases.task')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('not-found')
  return found
}

export type TaskChange = Partial<
  Pick<TaskRow, 'state' | 'sealed' | 'assignee_id' | 'due_at' | 'submitted_at' | 'confirmed_at'>
>

export const saveTask = async (db: Db, id: string, change: TaskChange): Promise<void> => {
  await db.updateTable('cases.task').set(change).where('id', '=', id).execute()
}
