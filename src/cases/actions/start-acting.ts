import { action } from '../../action/action.ts'
import { NextStep } from '../model/inputs.ts'
import { saveCase } from '../store/cases.ts'
import { writeNote } from './add-note.ts'
import { lockForMove } from './own-case.ts'

/** Help is under way. In an emergency it starts before anything is assessed on paper. */
export const startActing = action({
  name: 'case.act',
  needs: 'case.work',
  input: NextStep,
  subject: ({ caseId }) => `case:${caseId}`,
  run: async (scope, { caseId, text }) => {
    const { row, state } = await lockForMove(scope, caseId, 'act')
    await writeNote(scope, row, text)
    await saveCase(scope.db, caseId, { state, acting_at: scope.now })
    return { caseId, state }
  },
})
