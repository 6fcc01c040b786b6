import { action } from '../../action/action.ts'
import { seal } from '../../seal/age.ts'
import { ResolveCase } from '../model/inputs.ts'
import { saveCase } from '../store/cases.ts'
import { writeNote } from './add-note.ts'
import { lockForMove } from './own-case.ts'

/** How it ended: a code for the figures, the words sealed. The words are a note too, so that reopening loses none. */
export const resolveCase = action({
  name: 'case.resolve',
  needs: 'case.work',
  input: ResolveCase,
  subject: ({ caseId }) => `case:${caseId}`,
  reason: ({ outcome }) => outcome,
  run: async (scope, { caseId, outcome, text }) => {
    const { row, state } = await lockForMove(scope, caseId, 'resolve')
    await writeNote(scope, row, text)
    await saveCase(scope.db, caseId, {
      state,
      outcome,
      outcome_sealed: await seal([row.recipient], text),
      resolved_at: scope.now,
    })
    return { caseId, state }
  },
})
