import { action } from '../../action/action.ts'
import { NextStep } from '../model/inputs.ts'
import { saveCase } from '../store/cases.ts'
import { writeNote } from './add-note.ts'
import { lockForMove } from './own-case.ts'

/** The danger has been assessed; how, is kept as a note. */
export const assessCase = action({
  name: 'case.assess',
  needs: 'case.work',
  input: NextStep,
  subject: ({ caseId }) => `case:${caseId}`,
  run: async (scope, { caseId, text }) => {
    const { row, state } = await lockForMove(scope, caseId, 'assess')
    await writeNote(scope, row, text)
    await saveCase(scope.db, caseId, { state, assessed_at: scope.now })
    return { caseId, state }
  },
})
