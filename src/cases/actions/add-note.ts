import { action, type Scope } from '../../action/action.ts'
import { newId } from '../../kit/random.ts'
import { seal } from '../../seal/age.ts'
import { AddNote } from '../model/inputs.ts'
import type { CaseRow } from '../store/cases.ts'
import { insertNote } from '../store/work.ts'
import { lockOpenCase, memberActing } from './own-case.ts'

/** Seals a note to the case; an empty one is not written. */
export const writeNote = async (scope: Scope, row: CaseRow, text: string): Promise<void> => {
  if (text === '') return
  await insertNote(scope.db, {
    id: newId(),
    case_id: row.id,
    member_id: memberActing(scope).memberId,
    sealed: await seal([row.recipient], text),
    created_at: scope.now,
  })
}

export const addNote = action({
  name: 'case.note',
  needs: 'case.work',
  input: AddNote,
  subject: ({ caseId }) => `case:${caseId}`,
  run: async (scope, { caseId, text }) => {
    await writeNote(scope, await lockOpenCase(scope, caseId), text)
    return { caseId }
  },
})
